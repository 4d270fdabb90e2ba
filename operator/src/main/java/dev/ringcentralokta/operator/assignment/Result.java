package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.change.Change;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What came of a reconcile of one assignment.
 *
 * @param subjectId the Okta id of the person or group, if it was found
 * @param appUser the person's assignment as Okta has it now
 * @param report what there is to say
 */
record Result(Optional<String> subjectId, Optional<AppUser> appUser, Report report) {

    static Result of(Report report) {
        return new Result(Optional.empty(), Optional.empty(), report);
    }

    static Result failing(Reason reason, String message) {
        return of(Report.of(Finding.fails(ConditionType.Assigned, reason, message)));
    }

    /** In {@code Observe}: what would be done. */
    static Result wouldDo(String subjectId, String action, List<Change> differences) {
        String paths = differences.stream().map(Change::path).collect(Collectors.joining(", "));
        Finding finding = Finding.fails(
                ConditionType.Assigned,
                Reason.DriftDetected,
                "Would " + action + (paths.isEmpty() ? "" : " " + paths) + " (managementPolicy is Observe).");
        return new Result(
                Optional.of(subjectId),
                Optional.empty(),
                Report.of(finding)
                        .withDrift(differences.stream().map(Change::asDrift).toList()));
    }
}
