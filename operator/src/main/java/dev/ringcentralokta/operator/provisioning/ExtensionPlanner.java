package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.Correlation.Linked;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ExtensionUpdate;
import dev.ringcentralokta.operator.ringcentral.Site;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Plans what SCIM lacks: extension numbers and sites of people who are assigned and active and have their account; pure. What
 * is not mapped is not touched, and of a number that several are to have, or that another extension has, nobody is asked.
 */
final class ExtensionPlanner {

    /** Somebody, their account and what its extension is to have. */
    private record Member(Assigned person, Account account, Map<ExtensionAttribute, String> wanted) {}

    private final ExtensionsNow now;
    private final Correlation correlation;
    private final List<Member> members;

    /** By number: all who are to have it, whether they have an account yet or not, so that it does not matter who was first. */
    private final Map<String, List<Assigned>> claims;

    private final Map<String, List<Extension>> holders;
    private final List<UpdateExtension> changes = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private boolean needsSites;

    private ExtensionPlanner(Observed observed, ExtensionsNow now) {
        this.now = now;
        this.correlation = Correlation.of(observed);
        this.members = members(observed);
        this.claims = observed.assigned().stream()
                .filter(Assigned::active)
                .filter(person -> number(person).isPresent())
                .collect(Collectors.groupingBy(person -> number(person).orElseThrow()));
        this.holders = now.byId().values().stream()
                .filter(extension -> extension.extensionNumber() != null)
                .collect(Collectors.groupingBy(extension -> String.valueOf(extension.extensionNumber())));
    }

    /** What is to be done now. As long as it is not known whether an account is gone, nothing is, as with all else. */
    static ExtensionPlan plan(Policy policy, Observed observed, ExtensionsNow now) {
        boolean mapped = observed.assigned().stream()
                .anyMatch(person -> !person.mapped().extension().isEmpty());
        return mapped
                        && policy.updateUserAttributes()
                        && Correlation.unconfirmed(observed).isEmpty()
                ? new ExtensionPlanner(observed, now).plan()
                : ExtensionPlan.NOTHING;
    }

    private List<Member> members(Observed observed) {
        return observed.assigned().stream()
                .filter(Assigned::active)
                .filter(person -> !person.mapped().extension().isEmpty())
                .sorted(Comparator.comparing(Assigned::userId))
                .flatMap(person -> correlation.links().get(person.userId()) instanceof Linked linked
                        ? Optional.of(new Member(
                                        person,
                                        linked.account(),
                                        person.mapped().extension()))
                                .stream()
                        : Optional.<Member>empty().stream())
                .toList();
    }

    private ExtensionPlan plan() {
        members.forEach(this::plan);
        return new ExtensionPlan(changes, told, needsSites);
    }

    private void plan(Member member) {
        Map<ExtensionAttribute, String> values = new EnumMap<>(ExtensionAttribute.class);
        Map<ExtensionAttribute, String> wanted = new EnumMap<>(ExtensionAttribute.class);
        member.wanted().forEach((attribute, text) -> {
            if (!isThere(member.account().id(), attribute, text)) {
                Optional<String> value =
                        switch (attribute) {
                            case ExtensionNumber -> number(member, text);
                            case Site -> site(member, text);
                        };
                value.ifPresent(found -> {
                    values.put(attribute, found);
                    wanted.put(attribute, text);
                });
            }
        });
        if (!values.isEmpty()) {
            changes.add(new UpdateExtension(
                    member.person().userId(), member.account(), new ExtensionUpdate(values), wanted));
        }
    }

    private boolean isThere(String id, ExtensionAttribute attribute, String text) {
        Optional<Extension> extension = Optional.ofNullable(now.byId().get(id));
        boolean same =
                switch (attribute) {
                    case ExtensionNumber ->
                        extension.map(Extension::extensionNumber).equals(Optional.of(text));
                    case Site ->
                        extension
                                .map(Extension::site)
                                .filter(site -> site.isMeantBy(text))
                                .isPresent();
                };
        return same || now.isSettled(id, attribute, text);
    }

    /** The number, where nobody else has it or is to have it. */
    private Optional<String> number(Member member, String number) {
        List<String> rivals = claims.getOrDefault(number, List.of()).stream()
                .filter(other -> !other.userId().equals(member.person().userId()))
                .map(other -> other.email() + " (" + other.userId() + ")")
                .sorted()
                .toList();
        List<String> others = holders.getOrDefault(number, List.of()).stream()
                .map(Extension::id)
                .filter(id -> !id.equals(member.account().id()))
                .map(id -> "extension " + id)
                .sorted()
                .toList();
        if (!rivals.isEmpty()) {
            tell(Why.NumberClash, member, rivals);
        } else if (!others.isEmpty()) {
            tell(Why.NumberTaken, member, others);
        }
        return rivals.isEmpty() && others.isEmpty() ? Optional.of(number) : Optional.empty();
    }

    private static Optional<String> number(Assigned person) {
        return Optional.ofNullable(person.mapped().extension().get(ExtensionAttribute.ExtensionNumber));
    }

    private Optional<String> site(Member member, String text) {
        List<Site> meant = now.meant(text);
        if (now.sites().isEmpty()) {
            needsSites = true;
        } else if (meant.size() != 1) {
            tell(Why.UnknownSite, member, List.of());
        }
        return meant.size() == 1 ? Optional.of(meant.get(0).id()) : Optional.empty();
    }

    private void tell(Why why, Member member, List<String> with) {
        told.add(new Told(
                why,
                member.person().userId(),
                correlation.nameOf(member.person().userId()),
                with));
    }
}
