package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.provisioning.Held;
import dev.ringcentralokta.operator.provisioning.HeldList;
import dev.ringcentralokta.operator.provisioning.Plan;
import dev.ringcentralokta.operator.provisioning.PushResult;
import dev.ringcentralokta.operator.provisioning.PushResult.ByVendor;
import dev.ringcentralokta.operator.provisioning.PushResult.Failure;
import dev.ringcentralokta.operator.provisioning.PushResult.NotStored;
import dev.ringcentralokta.operator.provisioning.Pushes;
import dev.ringcentralokta.operator.provisioning.Told;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Says where a push stands, in one condition: what a person has to do first, then what goes on by itself. */
record PushReport(SettingsContext context, Pushes.Pushed pushed) {

    private static final ConditionType CONDITION = ConditionType.ToAppSynced;

    private static final Set<Why> A_PERSON_DECIDES = Set.of(
            Why.Ambiguous,
            Why.EmailClash,
            Why.EmailTaken,
            Why.OtherUser,
            Why.OwnAccountUnknown,
            Why.OtherAccountInOkta,
            Why.EmailCycle,
            Why.NoEmail,
            Why.NumberClash,
            Why.NumberTaken,
            Why.UnknownSite,
            Why.NotMapped,
            Why.NameMissing);

    Report report() {
        Report report = Report.of(finding());
        report = context.observing() ? report.withDrift(left().listed(CONDITION)) : report;
        Optional<Instant> retryAt = goOnAt();
        return retryAt.isPresent() ? report.until(retryAt.get()) : report;
    }

    /** The earliest time that a vendor has named. */
    private Optional<Instant> goOnAt() {
        Stream<ApiFailure> byRingCentral = Stream.concat(
                result().stop().stream()
                        .flatMap(stop -> stop instanceof ByVendor by ? Stream.of(by.failure()) : Stream.empty()),
                result().extensions().stop().stream());
        return Stream.concat(
                        pushed.goOnAt().stream(),
                        byRingCentral.flatMap(failure ->
                                failure instanceof ApiFailure.Wait wait ? Stream.of(wait.retryAt()) : Stream.empty()))
                .min(Comparator.naturalOrder());
    }

    private PushResult result() {
        return pushed.result();
    }

    private Finding finding() {
        List<String> parts = new ArrayList<>();
        Optional<Reason> reason = Stream.of(
                        stored(parts), held(parts), people(parts), licences(parts), progress(parts, left()))
                .flatMap(Optional::stream)
                .findFirst();
        kept(parts);
        String message = String.join(" ", parts);
        return reason.map(why -> Finding.fails(CONDITION, why, message))
                .orElseGet(() -> Finding.holds(
                        CONDITION, Reason.Synced, ("RingCentral has the people as Okta has them. " + message).strip()));
    }

    /** What cannot be remembered is not done, and who cannot be listed cannot be released. */
    private Optional<Reason> stored(List<String> parts) {
        boolean stopped = result().stop().filter(NotStored.class::isInstance).isPresent();
        boolean unlisted = !context.observing()
                && (isUnlisted(result().plan().held(), pushed.held())
                        || isUnlisted(result().plan().heldDeletions(), pushed.heldDeletions()));
        if (!stopped && !unlisted) {
            return Optional.empty();
        }
        parts.add("The ConfigMaps that people are remembered in cannot be written: "
                + Pushes.configMaps(context.integration()) + ". "
                + (stopped ? "Nobody is pushed" : "Nobody is disabled or deleted")
                + " until they can. Look at the namespace's quota, at admission policies, and at the operator's role.");
        return Optional.of(Reason.NotStored);
    }

    private static boolean isUnlisted(Optional<Held> held, Optional<HeldList> list) {
        return held.isPresent() && list.isEmpty();
    }

    private Optional<Reason> held(List<String> parts) {
        Plan plan = result().plan();
        int before = parts.size();
        held(parts, plan.held(), pushed.held(), "disabled");
        held(parts, plan.heldDeletions(), pushed.heldDeletions(), "deleted");
        return parts.size() > before ? Optional.of(Reason.RemovalBlocked) : Optional.empty();
    }

    private void held(List<String> parts, Optional<Held> planned, Optional<HeldList> listed, String done) {
        Optional<HeldList> list = context.observing() ? Optional.empty() : listed;
        Optional<Held> held = context.observing() ? planned : list.map(HeldList::held);
        held.ifPresent(people -> parts.add(people.members().size() + " people would be " + done
                + " in RingCentral, which is more than removalGuard allows, or nobody is assigned any more; nobody is."
                + list.map(this::release).orElse("")));
    }

    private String release(HeldList list) {
        return " They are listed in ConfigMap '" + list.configMap()
                + "'. If they are to go: kubectl annotate --overwrite provset -n "
                + context.settings().getMetadata().getNamespace() + " "
                + context.settings().getMetadata().getName() + " " + Annotations.RELEASE_REMOVALS + "="
                + list.digest() + ".";
    }

    private Optional<Reason> people(List<String> parts) {
        List<String> cases = Stream.concat(
                        result().allFailures().stream().map(PushReport::inWords),
                        told(A_PERSON_DECIDES::contains).stream().map(PushReport::inWords))
                .distinct()
                .toList();
        if (cases.isEmpty()) {
            return Optional.empty();
        }
        parts.add("Not done for " + cases.size() + ": " + Excerpt.of(cases) + ".");
        return Optional.of(Reason.PeopleNotPushed);
    }

    private Optional<Reason> licences(List<String> parts) {
        List<Told> waiting = told(Why.WaitsForLicence::equals);
        if (waiting.isEmpty()) {
            return Optional.empty();
        }
        parts.add("No RingCentral licence is free for " + waiting.size()
                + " people: buy lines in its Admin Portal. First come "
                + Excerpt.of(waiting.stream().map(Told::email).toList()) + ".");
        return Optional.of(Reason.OutOfLicences);
    }

    private Optional<Reason> progress(List<String> parts, ChangesToCome left) {
        int reading = result().plan().needs().accounts().size()
                + result().plan().needs().assignments().size();
        int waiting = told(Why.WaitsForEmail::equals).size();
        if (left.size() + reading + waiting == 0) {
            return Optional.empty();
        }
        if (context.observing()) {
            parts.add("Would make " + left.size() + " changes: " + left.kinds() + " (managementPolicy is Observe).");
            return Optional.of(Reason.DriftDetected);
        }
        parts.add(result().allDone() + " changes made by this look, " + (left.size() + waiting) + " to come"
                + (reading > 0 ? ", " + reading + " people to be read first" : "") + "; " + left.pace(waiting));
        return Optional.of(Reason.PushingPeople);
    }

    /** What is as it should be, and may surprise. */
    private void kept(List<String> parts) {
        List<Told> without = told(Why.CreateUsersOff::equals);
        if (!without.isEmpty()) {
            parts.add(without.size() + " people have no account, and createUsers is off.");
        }
        List<Told> lost = told(Why.Lost::equals);
        if (!lost.isEmpty()) {
            parts.add("Not disabled for " + lost.size() + ": "
                    + Excerpt.of(lost.stream().map(PushReport::inWords).toList()) + ".");
        }
        List<Told> keptIn = told(Why.Protected::equals);
        if (!keptIn.isEmpty()) {
            parts.add("Protected and not disabled: "
                    + Excerpt.of(keptIn.stream()
                            .flatMap(told -> told.with().stream())
                            .toList()) + ".");
        }
    }

    private ChangesToCome left() {
        return ChangesToCome.of(result());
    }

    private List<Told> told(Predicate<Why> wanted) {
        return result().told().stream().filter(told -> wanted.test(told.why())).toList();
    }

    private static String inWords(Failure failure) {
        return failure.email() + " (" + failure.message() + ")";
    }

    private static String inWords(Told told) {
        return told.email() + " (" + told.inWords() + ")";
    }
}
