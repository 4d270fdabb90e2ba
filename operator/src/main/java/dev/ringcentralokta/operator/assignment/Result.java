package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/**
 * What came of a reconcile of one assignment.
 *
 * @param subjectId the Okta id of the person or group, if it was found
 * @param subjectName what Okta calls it, if that was seen
 * @param appUser the person's assignment as Okta has it now
 * @param extensionNumber the short number of the person's extension, if the operator's own push knows it
 * @param report what there is to say
 */
record Result(
        Optional<String> subjectId,
        Optional<String> subjectName,
        Optional<AppUser> appUser,
        Optional<String> extensionNumber,
        Report report) {

    /** As far as nothing is known of the person in RingCentral. */
    Result(Optional<String> subjectId, Optional<String> subjectName, Optional<AppUser> appUser, Report report) {
        this(subjectId, subjectName, appUser, Optional.empty(), report);
    }

    static Result of(Report report) {
        return new Result(Optional.empty(), Optional.empty(), Optional.empty(), report);
    }

    static Result failing(Reason reason, String message) {
        return of(Report.of(Finding.fails(ConditionType.Assigned, reason, message)));
    }
}
