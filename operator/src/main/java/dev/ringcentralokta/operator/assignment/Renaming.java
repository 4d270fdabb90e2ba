package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;

/**
 * Tells that somebody or a group has another name in Okta than the manifest says. The assignment stays theirs: a name may be
 * given to somebody else, an id is not.
 */
final class Renaming {

    private final ChangeLog changes;

    Renaming(ChangeLog changes) {
        this.changes = changes;
    }

    /** A sentence for the condition, empty where the names agree; an event where they did at the last look. */
    String of(AssignmentContext context, String declared, String current) {
        if (current.equalsIgnoreCase(declared)) {
            return "";
        }
        String sentence = "The manifest says '" + declared + "', and Okta calls them '" + current
                + "' now; they stay assigned. To have the manifest right, make one with the new name, then delete this one.";
        if (!context.subjectName().filter(current::equals).isPresent()) {
            changes.noticed(context.assignment(), EventReason.SubjectRenamed, sentence);
        }
        return " " + sentence;
    }
}
