package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import dev.ringcentralokta.operator.ringcentral.Written;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Carries out what is planned for extensions, one after the other, until something ends it: in a rate-limit group of their own,
 * so after whatever SCIM let through. What fails for one keeps nobody else from anything.
 */
final class ExtensionRun {

    /** What RingCentral's app or account lacks, and no person. */
    private static final Set<FailureReason> OF_ALL = Set.of(FailureReason.AppNotAllowed, FailureReason.Unsupported);

    private final Extensions extensions;
    private final KnownExtensions known;
    private final PushTrail trail;
    private final Instant now;
    private final Set<String> failed = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();
    private final Trouble trouble = new Trouble();
    private Optional<ApiFailure> stop = Optional.empty();
    private int done;

    ExtensionRun(Extensions extensions, KnownExtensions known, PushTrail trail, Instant now) {
        this.extensions = extensions;
        this.known = known;
        this.trail = trail;
        this.now = now;
    }

    /** Does what is planned, until something ends it; returns whether anything was done. */
    boolean apply(List<UpdateExtension> changes) {
        int before = done;
        List<UpdateExtension> whoFailedLast = changes.stream()
                .sorted(Comparator.comparingInt(known.refusals()::times))
                .toList();
        for (UpdateExtension change : whoFailedLast) {
            if (stop.isEmpty() && !failed.contains(change.userId())) {
                attempt(change);
            }
        }
        return done > before && stop.isEmpty();
    }

    int done() {
        return done;
    }

    List<Failure> failures() {
        return failures;
    }

    /** Why nothing more can be done for now. */
    Optional<ApiFailure> stop() {
        return stop;
    }

    private void attempt(UpdateExtension change) {
        Optional<Failure> refused = known.refusals().of(change, now);
        if (refused.isPresent()) {
            failed(refused.get());
            return;
        }
        try {
            Written<Extension> answer = extensions.update(change.account().id(), change.update());
            trouble.over();
            known.updated(change, answer.value());
            known.refusals().done(change.userId());
            done++;
            trail.changed(
                    EventReason.PersonUpdated,
                    change.account().email(),
                    change.userId(),
                    change.account().id(),
                    change.keys(),
                    answer.requestId());
        } catch (ApiException e) {
            failed(change, e.failure());
        }
    }

    private void failed(UpdateExtension change, ApiFailure failure) {
        if (OF_ALL.contains(failure.reason()) || trouble.isEverybodys(failure)) {
            stop = Optional.of(failure);
        }
        Failure told = new Failure(change.userId(), change.account().email(), failure.message());
        if (failure instanceof ApiFailure.Retry || failure.reason() == FailureReason.PermissionDenied) {
            failed(told);
            known.refusals().setBack(change, told, now);
        } else if (failure instanceof ApiFailure.Terminal && stop.isEmpty()) {
            failed(told);
            known.refusals().refused(change, told, now);
            trail.refused(told);
        }
        if (failure instanceof ApiFailure.Retry || failure instanceof ApiFailure.Terminal) {
            known.outdate(); // it may have been done; or another has the number by now, or the site or the account
            // is gone
        }
    }

    private void failed(Failure failure) {
        failed.add(failure.userId());
        failures.add(failure);
    }
}
