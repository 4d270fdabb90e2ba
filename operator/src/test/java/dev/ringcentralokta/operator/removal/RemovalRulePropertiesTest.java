package dev.ringcentralokta.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.removal.RemovalRule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The law of the guard: whatever is asked when, and whatever fails in between, no window sees more removals than allowed. */
class RemovalRulePropertiesTest {

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int STAYING = 10_000;

    /** A cluster with an operator: manifests that leave, a ledger that is stored as text, and what was done to whom. */
    private static final class Operator {
        private final RemovalGuard guard;
        private final Map<String, Integer> leaving = new LinkedHashMap<>();
        private final List<Map.Entry<Instant, Integer>> done = new ArrayList<>();
        private Map<String, String> stored = LedgerText.write(RemovalLedger.empty());
        private Instant now = Instant.parse("2026-11-24T00:00:00Z");
        private int serial;

        private Operator(int maxCount) {
            guard = new RemovalGuard(maxCount, 100, GoDuration.parse("1h"), GoDuration.parse("0s"));
        }

        private void delete(int people) {
            leaving.put("uid-" + serial++, people);
        }

        private RemovalLedger ledger() {
            return LedgerText.read(stored).orElseThrow(); // as after a restart, each time
        }

        private Verdict ask(String uid) {
            List<LeavingAssignment> all = leaving.keySet().stream()
                    .map(RemovalRulePropertiesTest::manifest)
                    .toList();
            Decision decision = new RemovalRule(guard, all, STAYING + all.size())
                    .decide(ledger(), manifest(uid), leaving.getOrDefault(uid, 1), now);
            stored = LedgerText.write(decision.ledger());
            return decision.verdict();
        }

        /** One look at a manifest; {@code fate} says what goes wrong after the ledger was stored. */
        private void look(String uid, int fate) {
            if (ask(uid) != Verdict.Admitted || fate == 0) {
                return; // blocked; or killed before the removal
            }
            if (fate != 1) {
                done.add(Map.entry(now, leaving.getOrDefault(uid, 1)));
                leaving.remove(uid);
            }
        }

        private int mostInAnyWindow() {
            return done.stream()
                    .mapToInt(first -> done.stream()
                            .filter(other -> !other.getKey().isBefore(first.getKey())
                                    && other.getKey().isBefore(first.getKey().plus(WINDOW)))
                            .mapToInt(Map.Entry::getValue)
                            .sum())
                    .max()
                    .orElse(0);
        }
    }

    @Property(tries = 100)
    void noWindowSeesMoreThanTheCount(
            @ForAll @IntRange(max = 12) int maxCount,
            @ForAll @Size(min = 20, max = 120) List<@IntRange(max = 999) Integer> steps) {
        // Given an operator that is restarted all the time
        Operator operator = new Operator(maxCount);

        // When people and groups are deleted and looked at in any order and pace, and removals fail in any place
        for (int step : steps) {
            operator.now = operator.now.plus(Duration.ofMinutes(step % 23));
            if (step % 3 == 0) {
                operator.delete(step % 15 == 0 ? 4 : 1);
            }
            List<String> uids = new ArrayList<>(operator.leaving.keySet());
            if (!uids.isEmpty()) {
                operator.look(uids.get(step % uids.size()), step % 5);
            }
        }

        // Then no window has seen too many
        assertThat(operator.mostInAnyWindow()).isLessThanOrEqualTo(maxCount);
    }

    @Property(tries = 50)
    void orderDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 30) int maxCount,
            @ForAll @IntRange(min = 1, max = 40) int leaving,
            @ForAll Random random) {
        // Given many deletions at once
        Operator operator = new Operator(maxCount);
        IntStream.range(0, leaving).forEach(i -> operator.delete(1));
        List<String> order = new ArrayList<>(operator.leaving.keySet());
        Collections.shuffle(order, random);

        // When they are looked at in any order
        order.forEach(uid -> operator.look(uid, 2));

        // Then all of them go, or nobody does
        assertThat(operator.done).hasSize(leaving <= maxCount ? leaving : 0);
    }

    @Property(tries = 50)
    void aReleasedSetLetsExactlyItsMembersGo(
            @ForAll @IntRange(max = 10) int maxCount,
            @ForAll @IntRange(min = 1, max = 20) int others,
            @ForAll Random random) {
        // Given a blocked set that a person has released
        Operator operator = new Operator(maxCount);
        IntStream.rangeClosed(0, maxCount).forEach(i -> operator.delete(1));
        Set<String> members = new HashSet<>(operator.leaving.keySet());
        assertThat(operator.ask(members.iterator().next())).isEqualTo(Verdict.Blocked);
        String digest = operator.ledger().blocked().orElseThrow().digest();
        operator.stored = LedgerText.write(operator.ledger().release(digest));

        // When more are deleted, and all are looked at in any order
        IntStream.range(0, others).forEach(i -> operator.delete(1));
        List<String> order = new ArrayList<>(operator.leaving.keySet());
        Collections.shuffle(order, random);
        order.forEach(uid -> operator.look(uid, 2));

        // Then exactly the members go
        assertThat(operator.done).hasSize(members.size());
        assertThat(operator.leaving).hasSize(others).doesNotContainKeys(members.toArray(String[]::new));
        // And the word is used up: the others are another set
        assertThat(operator.ledger().release(digest)).isEqualTo(operator.ledger());
    }

    private static LeavingAssignment manifest(String uid) {
        return new LeavingAssignment("default/" + uid, uid + "@acme.com", "00u" + uid, uid);
    }
}
