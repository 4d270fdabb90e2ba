package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides whether a removal may go on (design §5.2). Without a person's word no more people are removed in any time as long as
 * the window than {@code maxCount}, whatever the order and pace of what is asked: the removals that are still to come count
 * as well, so that of too many nobody goes. And nobody is removed twice within the window without a person's word.
 *
 * @param guard what the integration declares
 * @param leaving the removals that are due now or within the window from now
 * @param managed how many manifests there are, leaving or not
 */
public record RemovalRule(RemovalGuard guard, List<LeavingAssignment> leaving, int managed) {

    /** From how many managed on the percentage counts; of fewer, one is soon too many. */
    static final int PERCENT_FROM = 10;

    /** A list that many deletions at once make grow is made anew no sooner: each is written, and told. */
    static final Duration LISTED_FOR = Duration.ofSeconds(5);

    /** What becomes of a removal. */
    public enum Verdict {
        /** It may be done, once the ledger is stored. */
        Admitted,
        /** It waits for a person's word, or for the window to pass: there are too many. */
        Blocked,
        /** It waits for a person's word, or for the window to pass: they were removed within it already. */
        BlockedAgain,
        /** A person has said that nobody is to be removed. */
        Kept;

        /** Whether it waits for a person's word. */
        public boolean blocks() {
            return this == Blocked || this == BlockedAgain;
        }
    }

    /** A verdict, and the ledger that has to be stored before it is acted upon. */
    public record Decision(Verdict verdict, RemovalLedger ledger) {}

    public RemovalRule {
        leaving = List.copyOf(leaving);
    }

    /**
     * Decides about one manifest.
     *
     * @param people how many people its removal takes the app from, at most
     */
    public Decision decide(RemovalLedger before, LeavingAssignment asking, int people, Instant now) {
        RemovalLedger ledger = settled(before, asking, now);
        if (ledger.kept().contains(asking.uid())) {
            return new Decision(Verdict.Kept, ledger);
        }
        int planned = planned(ledger, asking, people);
        if (ledger.released().contains(asking.uid())) {
            return new Decision(Verdict.Admitted, ledger.admit(asking, people, now, window()));
        }
        boolean within = within(planned, ledger);
        Predicate<LeavingAssignment> waits = within ? ledger::isGone : any -> true;
        if (waits.test(asking)) {
            BlockedRemovals list = list(ledger, asking, waits, planned, now);
            return new Decision(within ? Verdict.BlockedAgain : Verdict.Blocked, ledger.withBlocked(Optional.of(list)));
        }
        return new Decision(
                Verdict.Admitted,
                ledger.admit(asking, people, now, window())
                        .withBlocked(ledger.blocked().map(listed -> listed.only(ledger::isGone))));
    }

    private RemovalLedger settled(RemovalLedger before, LeavingAssignment asking, Instant now) {
        return before.settled(
                now, window(), all(asking).map(LeavingAssignment::uid).collect(Collectors.toUnmodifiableSet()));
    }

    private Duration window() {
        return guard.window().value();
    }

    /** Those who leave, with the one that asks, which a cache may not show yet. */
    private Stream<LeavingAssignment> all(LeavingAssignment asking) {
        return Stream.concat(
                Stream.of(asking), leaving.stream().filter(other -> !other.uid().equals(asking.uid())));
    }

    /** Everybody removed in the window, and everybody who is to be; a removal that nobody has measured counts as one. */
    private int planned(RemovalLedger ledger, LeavingAssignment asking, int people) {
        int own = Optional.ofNullable(ledger.admitted().get(asking.uid()))
                .map(before -> Math.max(before.people(), people))
                .orElse(people);
        long toCome = leaving.stream()
                .map(LeavingAssignment::uid)
                .filter(uid -> !uid.equals(asking.uid()))
                .filter(uid ->
                        !ledger.admitted().containsKey(uid) && !ledger.kept().contains(uid))
                .count();
        return ledger.peopleWithout(asking.uid()) + own + (int) toCome;
    }

    private boolean within(int planned, RemovalLedger ledger) {
        int all = managed + ledger.peopleGone();
        boolean byCount = planned <= guard.maxCount();
        boolean byPercent = all < PERCENT_FROM || planned * 100L <= (long) guard.maxPercent() * all;
        return byCount && byPercent;
    }

    private BlockedRemovals list(
            RemovalLedger ledger,
            LeavingAssignment asking,
            Predicate<LeavingAssignment> waits,
            int planned,
            Instant now) {
        return ledger.blocked()
                .filter(listed -> now.isBefore(listed.listedAt().plus(LISTED_FOR)))
                .orElseGet(() -> relist(ledger, asking, waits, planned, now));
    }

    /** A list of the same manifests is the same list, so that nothing is written for it. */
    private BlockedRemovals relist(
            RemovalLedger ledger,
            LeavingAssignment asking,
            Predicate<LeavingAssignment> waits,
            int planned,
            Instant now) {
        List<LeavingAssignment> waiting = all(asking)
                .filter(waits)
                .filter(member -> !ledger.released().contains(member.uid())
                        && !ledger.kept().contains(member.uid()))
                .toList();
        BlockedRemovals list = BlockedRemovals.of(waiting, planned, now);
        return ledger.blocked()
                .filter(before -> before.members().equals(list.members()) && before.more() == list.more())
                .orElse(list);
    }
}
