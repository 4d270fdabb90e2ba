package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.okta.AppGroup;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.Scope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An AppAssignment for each group, and for each person who has the app by an assignment of their own. */
final class AssignmentManifests {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What a manifest can hold. */
    private static final int LONGEST_LOGIN = 100;

    private static final int LONGEST_GROUP_NAME = 255;
    private static final int LONGEST_USER_NAME = 255;
    private static final int HIGHEST_PRIORITY = 100;
    private static final int MOST_ATTRIBUTES = 50;

    private final Wanted wanted;
    private final Observed observed;

    private AssignmentManifests(Wanted wanted, Observed observed) {
        this.wanted = wanted;
        this.observed = observed;
    }

    /** Groups before people, by the names of the objects. */
    static List<Manifest> of(Wanted wanted, Observed observed) {
        AssignmentManifests manifests = new AssignmentManifests(wanted, observed);
        return Stream.concat(
                        observed.groups().stream().map(manifests::group),
                        exported(observed).map(manifests::person))
                .sorted(Comparator.comparing(AssignmentManifests::name))
                .toList();
    }

    /** Who is in by an assignment of their own, and not only in name. */
    static Stream<AppUser> exported(Observed observed) {
        return direct(observed).filter(AppUser::inPlace);
    }

    /** Who is in by an assignment of their own. */
    static Stream<AppUser> direct(Observed observed) {
        return observed.people().stream().filter(person -> person.scope() == Scope.User);
    }

    private Manifest group(AppGroup group) {
        Optional<String> name = group.name()
                .filter(known -> observed.namedGroups().contains(group.groupId()))
                .filter(known -> known.length() <= LONGEST_GROUP_NAME);
        List<String> comments = new ArrayList<>();
        ObjectNode spec = spec();
        ObjectNode subject = spec.putObject("group");
        name.ifPresentOrElse(known -> subject.put("name", known), () -> subject.put("id", group.groupId()));
        if (group.priority() <= HIGHEST_PRIORITY) {
            spec.put("priority", group.priority());
        } else {
            comments.add("Its priority, " + group.priority()
                    + ", is left out, as no manifest can declare it; it stays as it is.");
        }
        profile(spec, group.profile());
        String object = ObjectNames.group(group.groupId(), group.name().orElse(""));
        if (name.isEmpty()) {
            group.name()
                    .ifPresent(known ->
                            comments.add("Group '" + known + "': by id, as its name is not enough to find it."));
        }
        return Manifest.of("AppAssignment", object, wanted.namespace(), spec, comments);
    }

    private Manifest person(AppUser person) {
        Optional<String> login = person.user().map(AppUser.Identity::login);
        ObjectNode spec = spec();
        ObjectNode subject = spec.putObject("user");
        login.filter(known -> known.length() <= LONGEST_LOGIN)
                .ifPresentOrElse(known -> subject.put("login", known), () -> subject.put("id", person.id()));
        if (wanted.profiles() && person.userName() != null && person.userName().length() <= LONGEST_USER_NAME) {
            spec.put("userName", person.userName());
        }
        profile(spec, person.profile());
        String object = ObjectNames.person(person.id(), login.orElse(""));
        return Manifest.of("AppAssignment", object, wanted.namespace(), spec, List.of());
    }

    private ObjectNode spec() {
        ObjectNode spec = JSON.objectNode();
        spec.putObject("integrationRef").put("name", wanted.name());
        return spec;
    }

    private void profile(ObjectNode spec, Map<String, Object> attributes) {
        if (!wanted.profiles()) {
            return;
        }
        ObjectNode profile = JSON.objectNode();
        new TreeMap<>(attributes).forEach((key, value) -> {
            JsonNode node = MAPPER.valueToTree(value);
            if (!node.isNull() && profile.size() < MOST_ATTRIBUTES) {
                profile.set(key, node);
            }
        });
        if (!profile.isEmpty()) {
            spec.set("profile", profile);
        }
    }

    private static String name(Manifest manifest) {
        return manifest.object().path("metadata").path("name").asText();
    }
}
