package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.Drift;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import dev.ringcentralokta.operator.removal.RemovalLedgers;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Collectors;

/** What there is to say of people whom no manifest declares. */
final class UndeclaredReport {

    static final ConditionType CONDITION = ConditionType.AssignmentPolicyEnforced;

    /** A status is no place for a list of thousands. */
    private static final int NAMED = 10;

    private UndeclaredReport() {}

    static Report nobody() {
        return Report.of(Finding.holds(
                CONDITION,
                Reason.NobodyUndeclared,
                "Everybody who is assigned by name is declared by an AppAssignment, or named by protectedLogins."));
    }

    static Report kept(List<LeavingAssignment> people) {
        return Report.of(Finding.holds(
                CONDITION,
                Reason.UndeclaredKept,
                someOf(people)
                        + " declared by no AppAssignment, but a person has kept them. Declare them; they are kept"
                        + " until they are, or assignmentPolicy is Additive."));
    }

    static Report found(List<LeavingAssignment> people, Instant next) {
        return failing(
                Reason.UndeclaredFound,
                someOf(people) + " declared by no AppAssignment. The first of them is taken from the app at "
                        + next.truncatedTo(ChronoUnit.SECONDS) + " or later. To keep somebody: declare them in an"
                        + " AppAssignment, name them in protectedLogins, or set assignmentPolicy to Additive.");
    }

    static Report wouldRemove(List<LeavingAssignment> people) {
        return failing(
                        Reason.DriftDetected,
                        someOf(people)
                                + " declared by no AppAssignment and would be taken from the app (managementPolicy is"
                                + " Observe).")
                .withDrift(people.stream()
                        .map(person -> new Drift(
                                CONDITION.name(),
                                "spec.assignmentPolicy",
                                "Authoritative",
                                person.subject() + " is assigned"))
                        .toList());
    }

    static Report nobodyDeclared() {
        return failing(
                Reason.NobodyDeclared,
                "No AppAssignment belongs to this integration, which would mean to remove everybody; nobody is. Declare"
                        + " somebody, or set assignmentPolicy to Additive.");
    }

    static Report waiting(String why) {
        return failing(Reason.WaitingForAssignments, "It is not known yet whom the AppAssignments declare. " + why);
    }

    static Report waitingFor(List<String> open) {
        String names = open.stream().limit(NAMED).collect(Collectors.joining(", "));
        return waiting(open.size() + " of them have not been looked at to the end: " + names
                + (open.size() > NAMED ? ", …" : "") + ". Until they are, nobody is removed for being undeclared.");
    }

    static Report waitingForLabels(List<String> leftOut) {
        String names = leftOut.stream().limit(NAMED).collect(Collectors.joining(", "));
        return waiting(leftOut.size() + " of them do not have the labels that this operator works on (" + names
                + (leftOut.size() > NAMED ? ", …" : "")
                + "). Give them those of the integration; until then nobody is removed for being undeclared.");
    }

    static Report doubtful(String why) {
        return failing(
                Reason.ListingDoubtful,
                why + ". That is no proof of who is undeclared, so nobody is removed; the operator looks again.");
    }

    static Report uncounted(RingCentralIntegration integration) {
        return failing(
                Reason.RemovalHeldBack,
                "ConfigMap '" + RemovalLedgers.name(integration)
                        + "', which keeps count of removals, cannot be read or written. Nobody is removed until it can.");
    }

    /** How many, and who the first are. */
    static String someOf(List<LeavingAssignment> people) {
        String names =
                people.stream().limit(NAMED).map(LeavingAssignment::subject).collect(Collectors.joining(", "));
        return people.size() + " assigned by name (" + names + (people.size() > NAMED ? ", …" : "") + ") "
                + (people.size() == 1 ? "is" : "are");
    }

    private static Report failing(Reason reason, String message) {
        return Report.of(Finding.fails(CONDITION, reason, message));
    }
}
