package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Listing;
import dev.ringcentralokta.operator.okta.Mapping;
import dev.ringcentralokta.operator.okta.MappingRef;
import dev.ringcentralokta.operator.okta.OktaClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Reads an org: a dozen calls, one more for each 500 people and each 200 groups that have the app, and one for each 100 names of
 * groups.
 */
final class OrgReader {

    private final OktaClient okta;
    private final Patience patience;

    OrgReader(OktaClient okta, Patience patience) {
        this.okta = okta;
        this.patience = patience;
    }

    /** The app of that id, or all of a catalogue name; asks first whether an Okta org answers at all. */
    List<App> apps(Optional<String> id, String catalogName) {
        patience.with(okta::organization);
        return patience.with(() -> id.map(known -> okta.apps().get(known).stream()
                        .filter(app -> !app.status().equals("DELETED"))
                        .toList())
                .orElseGet(() -> okta.apps().byName(catalogName)));
    }

    /** Everything of an app. */
    Observed read(App app) {
        List<MappingRef> mappings = patience.with(() -> okta.mappings().forApp(app.id()));
        List<AppGroup> groups = all(okta.appGroups().listing(app.id()));
        return new Observed(
                app,
                features(app),
                mapping(mappings, ref -> ref.targetId().equals(app.id())),
                mapping(mappings, ref -> ref.sourceId().equals(app.id())),
                all(okta.appUsers().listing(app.id())),
                groups,
                unmistakable(groups));
    }

    private Optional<List<Feature>> features(App app) {
        boolean supported =
                patience.with(() -> okta.provisioning().connection(app.id())).supported();
        return supported
                ? Optional.of(patience.with(() -> okta.provisioning().features(app.id()))
                        .orElse(List.of()))
                : Optional.empty();
    }

    private Optional<Mapping> mapping(List<MappingRef> mappings, Predicate<MappingRef> wanted) {
        return mappings.stream()
                .filter(wanted)
                .findFirst()
                .map(ref -> patience.with(() -> okta.mappings().get(ref.id())));
    }

    private <T> List<T> all(Listing<T> listing) {
        while (!listing.complete()) {
            patience.with(() -> {
                listing.readPage();
                return listing;
            });
        }
        return listing.items();
    }

    /** The operator finds a group by its name only where the org has one group of that name. */
    private Set<String> unmistakable(List<AppGroup> groups) {
        List<String> names = groups.stream()
                .flatMap(group -> group.name().stream())
                .distinct()
                .toList();
        Map<String, List<Group>> found = named(names).stream().distinct().collect(Collectors.groupingBy(Group::name));
        return groups.stream()
                .filter(group -> group.name()
                        .map(name -> found.getOrDefault(name, List.of()).stream()
                                .map(Group::id)
                                .toList())
                        .filter(List.of(group.groupId())::equals)
                        .isPresent())
                .map(AppGroup::groupId)
                .collect(Collectors.toSet());
    }

    /** A name that Okta refuses to search for is left out, so that its group goes by its id. */
    private List<Group> named(List<String> names) {
        return attempt(() -> okta.groups().named(names)).orElseGet(() -> {
            List<Group> found = new ArrayList<>();
            names.forEach(name -> attempt(() -> okta.groups().byName(name)).ifPresent(found::addAll));
            return found;
        });
    }

    private Optional<List<Group>> attempt(Supplier<List<Group>> search) {
        try {
            return Optional.of(patience.with(search));
        } catch (ApiException e) {
            if (e.failure() instanceof ApiFailure.Terminal) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
