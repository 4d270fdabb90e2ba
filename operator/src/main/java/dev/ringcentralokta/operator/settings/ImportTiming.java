package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.importing.ImportSchedule;
import dev.ringcentralokta.operator.importing.ImportSchedule.Kind;
import dev.ringcentralokta.operator.resource.Annotations;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When imports are due: by the schedule, and as a person asks. What the status remembers says which have been; one that did not
 * get to its end is due until it does, so that a restart or an outage costs none.
 *
 * @param schedule empty where none is declared
 */
record ImportTiming(ProvisioningSettings settings, Optional<ImportSchedule> schedule) {

    /** Which import is due now; empty where none is. */
    Optional<Kind> due(Instant now) {
        return asked().filter(value -> !handled().equals(Optional.of(value))).isPresent()
                ? Optional.of(Kind.Full)
                : schedule.flatMap(known -> since(now).flatMap(since -> known.due(since, now)));
    }

    /** What the status says as long as nothing was imported at this look. */
    ImportStatus waiting(Instant now) {
        return new ImportStatus(
                before().map(ImportStatus::lastImportTime).orElse(null),
                next(since(now).orElse(now)),
                handled().orElse(null));
    }

    /** What the status says after an import that got to its end. */
    ImportStatus done(Instant began) {
        return new ImportStatus(began.truncatedTo(ChronoUnit.SECONDS).toString(), next(began), asked().orElse(null));
    }

    /** When the last one began that got to its end. */
    Optional<String> last() {
        return before().map(ImportStatus::lastImportTime);
    }

    private @Nullable String next(Instant after) {
        return schedule.flatMap(known -> known.next(after))
                .map(Instant::toString)
                .orElse(null);
    }

    /**
     * From when on what was due is made up for: since the last import, else since what the status announces. A schedule that is new
     * makes up for nothing; nor does a time to come, which a wrong clock has left.
     */
    private Optional<Instant> since(Instant now) {
        return last().map(Instant::parse).filter(time -> !time.isAfter(now)).or(() -> before().map(
                        ImportStatus::nextImportTime)
                .map(Instant::parse)
                .filter(time -> !time.isAfter(now))
                .map(time -> time.minusSeconds(1)));
    }

    private Optional<ImportStatus> before() {
        return Optional.ofNullable(settings.getStatus()).map(status -> status.imports());
    }

    private Optional<String> asked() {
        return Annotations.value(settings, Annotations.IMPORT_REQUESTED_AT);
    }

    private Optional<String> handled() {
        return before().map(ImportStatus::lastHandledImportAt);
    }
}
