package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.okta.AppUser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The manifests that declare what was observed, and nothing else: the same observation gives the same text.
 *
 * @param integration the app
 * @param settings its provisioning, where there is something to declare
 * @param assignments who has it
 * @param summary what was exported and what not, for the person at the keyboard
 */
record Export(Manifest integration, Optional<Manifest> settings, List<Manifest> assignments, List<String> summary) {

    Export {
        assignments = List.copyOf(assignments);
        summary = List.copyOf(summary);
    }

    static Export of(Wanted wanted, Observed observed) {
        return new Export(
                IntegrationManifest.of(wanted, observed.app()),
                SettingsManifest.of(wanted, observed),
                AssignmentManifests.of(wanted, observed),
                summary(observed));
    }

    /** The documents of each file, by its name; the first is what the others refer to. */
    Map<String, List<Manifest>> files() {
        Map<String, List<Manifest>> files = new TreeMap<>();
        files.put(ExportFolder.INTEGRATION, List.of(integration));
        settings.ifPresent(manifest -> files.put(ExportFolder.SETTINGS, List.of(manifest)));
        if (!assignments.isEmpty()) {
            files.put(ExportFolder.ASSIGNMENTS, assignments);
        }
        return files;
    }

    /** All documents, in the order in which they are applied. */
    List<Manifest> all() {
        return Stream.of(Stream.of(integration), settings.stream(), assignments.stream())
                .flatMap(manifests -> manifests)
                .toList();
    }

    private static List<String> summary(Observed observed) {
        long direct = AssignmentManifests.direct(observed).count();
        long exported = AssignmentManifests.exported(observed).count();
        long byGroup = observed.people().size() - direct;
        List<String> left = AssignmentManifests.direct(observed)
                .filter(person -> !person.inPlace())
                .map(person -> person.user().map(AppUser.Identity::login).orElse(person.id()))
                .sorted()
                .toList();
        String what = "exported app '" + observed.app().label() + "' ("
                + observed.app().id() + ") with "
                + count(observed.groups().size(), "group") + " and " + count(exported, "person", "people") + "; "
                + count(byGroup, "person has", "people have") + " it by a group only, and no manifest of their own";
        return left.isEmpty()
                ? List.of(what)
                : List.of(
                        what,
                        count(left.size(), "person is", "people are")
                                + " left out, deactivated or about to lose the app: "
                                + String.join(", ", left.subList(0, Math.min(left.size(), MOST_NAMED)))
                                + (left.size() > MOST_NAMED ? " …" : ""));
    }

    private static final int MOST_NAMED = 10;

    private static String count(long number, String one) {
        return count(number, one, one + "s");
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
