package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Makes extensions have what SCIM lacks, for one run: plans by what is known of them, and does it. */
final class ExtensionPush {

    private final Policy policy;
    private final Extensions extensions;
    private final KnownExtensions known;
    private Optional<ApiFailure> unlisted = Optional.empty();

    ExtensionPush(Policy policy, Extensions extensions, KnownExtensions known) {
        this.policy = policy;
        this.extensions = extensions;
        this.known = known;
    }

    /** Only plans. */
    ExtensionResult observe(Observed observed) {
        return new ExtensionResult(plan(observed), 0, List.of(), unlisted, known.numbers());
    }

    /** Does what is to be done. */
    ExtensionResult push(Observed observed, PushTrail trail, Instant now) {
        ExtensionRun run = new ExtensionRun(extensions, known, trail, now);
        ExtensionPlan plan = plan(observed);
        while (run.apply(plan.changes())) {
            plan = plan(observed); // a number that was given up by one is free for another
        }
        return new ExtensionResult(
                plan(observed), run.done(), run.failures(), run.stop().or(() -> unlisted), known.numbers());
    }

    /** The sites are listed only where somebody is to be at another one. */
    private ExtensionPlan plan(Observed observed) {
        ExtensionPlan plan = ExtensionPlanner.plan(policy, observed, known.now());
        if (!plan.needsSites() || unlisted.isPresent()) {
            return plan;
        }
        try {
            known.listSites(extensions);
        } catch (ApiException e) {
            unlisted = Optional.of(e.failure());
        }
        return ExtensionPlanner.plan(policy, observed, known.now());
    }
}
