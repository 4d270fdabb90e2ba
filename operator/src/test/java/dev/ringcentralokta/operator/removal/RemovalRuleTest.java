package dev.ringcentralokta.operator.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.GoDuration;
import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.removal.RemovalRule.Decision;
import dev.ringcentralokta.operator.removal.RemovalRule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RemovalRuleTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");

    @Test
    void percentCountsFromTenManagedOn() {
        List<LeavingAssignment> three = leaving(0, 3);

        assertThat(decide(25, three, 9, RemovalLedger.empty(), NOW).verdict())
                .as("3 of 9")
                .isEqualTo(Verdict.Admitted);
        assertThat(decide(25, three, 10, RemovalLedger.empty(), NOW).verdict())
                .as("3 of 10")
                .isEqualTo(Verdict.Blocked);
    }

    @Test
    void removedInTheWindowCountAsManagedSoThatTheShareIsThatOfTheBeginning() {
        // Given ten people, of whom two were removed
        RemovalLedger two = removed(NOW, 2);

        // When a third is asked for, then it is 3 of 10, not 1 of 8
        assertThat(decide(25, leaving(0, 1), 8, two, NOW).verdict()).isEqualTo(Verdict.Blocked);
    }

    @Test
    void aRemovalCountsUntilItsSlotIsOlderThanTheWindow() {
        // Given as many removals as are allowed
        RemovalLedger full =
                decide(1, leaving(0, 1), 100, RemovalLedger.empty(), NOW).ledger();
        List<LeavingAssignment> next = leaving(1, 1);

        // When another is asked for later, then it is let go on one slot after the window at the latest
        assertThat(decide(1, next, 100, full, NOW.plus(Duration.ofHours(1))).verdict())
                .isEqualTo(Verdict.Blocked);
        assertThat(decide(1, next, 100, full, NOW.plus(Duration.ofMinutes(65))).verdict())
                .isEqualTo(Verdict.Admitted);
    }

    @Test
    void aLoweredCountStopsWhatWasAdmittedAndIsNotDone() {
        List<LeavingAssignment> two = leaving(0, 2);
        RemovalLedger admitted =
                decide(25, two, 100, RemovalLedger.empty(), NOW).ledger();

        assertThat(decide(0, two, 100, admitted, NOW).verdict()).isEqualTo(Verdict.Blocked);
    }

    @Test
    void aKeptSetIsKeptAndCountsNoMore() {
        // Given a blocked set that a person keeps
        List<LeavingAssignment> three = leaving(0, 3);
        RemovalLedger blocked =
                decide(2, three, 100, RemovalLedger.empty(), NOW).ledger();
        RemovalLedger kept = blocked.keep(blocked.blocked().orElseThrow().digest(), false);

        // When they are asked for, then nobody goes; and whoever comes later is not held back by them
        assertThat(decide(2, three, 100, kept, NOW).verdict()).isEqualTo(Verdict.Kept);
        RemovalRule rule = rule(2, leaving(0, 4), 100);
        assertThat(rule.decide(kept, leaving(3, 1).get(0), 1, NOW).verdict()).isEqualTo(Verdict.Admitted);
    }

    @Test
    void whoIsKeptStaysSoUntilTheyAreDeclaredAgainAndNoWordByWhichSomebodyGoesOutlivesThem() {
        // Given people whom no manifest declares, too many to go
        List<LeavingAssignment> three = IntStream.range(0, 3)
                .mapToObj(i -> LeavingAssignment.undeclared("p" + i + "@acme.com", "00u" + i))
                .toList();
        RemovalLedger blocked =
                decide(2, three, 100, RemovalLedger.empty(), NOW).ledger();
        String digest = blocked.blocked().orElseThrow().digest();

        // When a look sees none of them for a moment
        RemovalLedger kept = blocked.keep(digest, true).withUndeclared(Set.of(), Set.of());
        RemovalLedger released = blocked.release(digest).withUndeclared(Set.of(), Set.of());

        // Then who was kept is kept, but for those who are declared again; and nobody is released any more
        assertThat(kept.keepsUndeclared("00u0")).isTrue();
        assertThat(kept.withUndeclared(Set.of(), Set.of("00u0")).keepsUndeclared("00u0"))
                .isFalse();
        assertThat(kept.withoutUndeclared().keepsUndeclared("00u1")).isFalse();
        assertThat(released.releasesUndeclared("00u0")).isFalse();
    }

    @Test
    void aWordAboutAnotherSetIsNone() {
        RemovalLedger blocked =
                decide(1, leaving(0, 2), 100, RemovalLedger.empty(), NOW).ledger();

        assertThat(blocked.keep("0123456789abcdef", false)).isEqualTo(blocked);
        assertThat(blocked.release("")).isEqualTo(blocked);
    }

    @Test
    void nobodyIsRemovedTwiceWithinTheWindowWithoutAWord() {
        // Given somebody who was removed, and applied and deleted again
        LeavingAssignment first = leaving(0, 1).get(0);
        LeavingAssignment again =
                new LeavingAssignment(first.name(), first.subject(), first.subjectId(), "another-uid");
        LeavingAssignment other = leaving(1, 1).get(0);
        RemovalLedger admitted =
                decide(25, List.of(first), 100, RemovalLedger.empty(), NOW).ledger();
        RemovalRule rule = rule(25, List.of(again, other), 100);

        // When both that and another are asked for, then only the other goes, in whatever order
        Decision blocked = rule.decide(admitted, again, 1, NOW);
        assertThat(blocked.verdict()).isEqualTo(Verdict.BlockedAgain);
        Decision beside = rule.decide(blocked.ledger(), other, 1, NOW);
        assertThat(beside.verdict()).isEqualTo(Verdict.Admitted);
        assertThat(beside.ledger().blocked().orElseThrow().members()).containsExactly(again);
        assertThat(rule.decide(beside.ledger(), again, 1, NOW).verdict()).isEqualTo(Verdict.BlockedAgain);

        // And it goes once a person has released it, or when the window has passed
        RemovalLedger released =
                beside.ledger().release(beside.ledger().blocked().orElseThrow().digest());
        assertThat(rule.decide(released, again, 1, NOW).verdict()).isEqualTo(Verdict.Admitted);
        assertThat(rule.decide(beside.ledger(), again, 1, NOW.plus(Duration.ofMinutes(65)))
                        .verdict())
                .isEqualTo(Verdict.Admitted);
    }

    @Test
    void aRemovalThatIsTriedAgainIsNotASecondOne() {
        List<LeavingAssignment> one = leaving(0, 1);
        RemovalLedger admitted =
                decide(25, one, 100, RemovalLedger.empty(), NOW).ledger();

        assertThat(decide(25, one, 100, admitted, NOW.plusSeconds(60)).verdict())
                .isEqualTo(Verdict.Admitted);
    }

    @Test
    void ofManyWhoWentThoseWhoWentLastAreRemembered() {
        RemovalLedger ledger = RemovalLedger.empty();
        for (LeavingAssignment leaving : leaving(0, RemovalLedger.MOST_GONE + 5)) {
            ledger = rule(5_000, List.of(leaving), 50_000)
                    .decide(ledger, leaving, 1, NOW.plusSeconds(ledger.removed().size()))
                    .ledger();
        }

        assertThat(ledger.gone()).hasSize(RemovalLedger.MOST_GONE);
        assertThat(bytes(ledger)).isLessThan(100_000);
    }

    @Test
    void theListGrowsWithTheSetButNotWithEachOfIt() {
        RemovalLedger two =
                decide(1, leaving(0, 2), 100, RemovalLedger.empty(), NOW).ledger();

        RemovalLedger soon =
                decide(1, leaving(0, 3), 100, two, NOW.plusSeconds(1)).ledger();
        RemovalLedger later =
                decide(1, leaving(0, 3), 100, soon, NOW.plusSeconds(6)).ledger();

        assertThat(soon.blocked()).isEqualTo(two.blocked());
        assertThat(later.blocked().orElseThrow().members()).hasSize(3);
    }

    @Test
    void aListThatIsTooLongIsCutAndSaysSo() {
        // Given more manifests than a ConfigMap holds
        List<LeavingAssignment> many = leaving(0, 10_000);

        // When they are blocked
        RemovalLedger ledger =
                decide(1, many, 20_000, RemovalLedger.empty(), NOW).ledger();

        // Then the text fits, with room for the uids of those that are released, and what is cut is counted
        BlockedRemovals blocked = ledger.blocked().orElseThrow();
        assertThat(blocked.more()).isPositive();
        assertThat(blocked.size()).isEqualTo(10_000);
        RemovalLedger released =
                decide(1, many, 20_000, ledger.release(blocked.digest()), NOW).ledger();
        assertThat(bytes(ledger)).isLessThan(900_000);
        assertThat(bytes(released)).isLessThan(1 << 20);
        // And the others are not released
        assertThat(released.released()).hasSize(blocked.members().size());
    }

    @Test
    void theTextOfALedgerIsReadAsTheSameLedger() {
        RemovalLedger blocked =
                decide(1, leaving(0, 3), 100, removed(NOW, 7), NOW).ledger();
        RemovalLedger ledger = blocked.release(blocked.blocked().orElseThrow().digest());
        RemovalLedger admitted = decide(1, leaving(0, 4), 100, ledger, NOW).ledger();

        assertThat(LedgerText.read(LedgerText.write(blocked))).contains(blocked);
        assertThat(LedgerText.read(LedgerText.write(admitted))).contains(admitted);
        RemovalLedger gone = decide(25, leaving(4, 1), 100, admitted, NOW).ledger();
        assertThat(gone.gone()).isNotEmpty();
        assertThat(LedgerText.read(LedgerText.write(gone))).contains(gone);
        assertThat(LedgerText.read(Map.of())).contains(RemovalLedger.empty());
    }

    @Test
    void aTextThatSomebodyHasEditedIsNoLedger() {
        Map<String, String> text = LedgerText.write(
                decide(1, leaving(0, 3), 100, removed(NOW, 7), NOW).ledger());

        assertThat(LedgerText.read(with(text, "removed", "yesterday\t3"))).isEmpty();
        assertThat(LedgerText.read(with(text, "removed", NOW + "\t-3"))).isEmpty();
        assertThat(LedgerText.read(with(text, "blocked", "default/jane"))).isEmpty();
        assertThat(LedgerText.read(with(text, "digest", "0123456789abcdef"))).isEmpty();
    }

    private static Map<String, String> with(Map<String, String> text, String key, String value) {
        Map<String, String> edited = new TreeMap<>(text);
        edited.put(key, value);
        return edited;
    }

    private static int bytes(RemovalLedger ledger) {
        return LedgerText.write(ledger).values().stream()
                .mapToInt(text -> text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                .sum();
    }

    private static RemovalLedger removed(Instant until, int people) {
        return LedgerText.read(Map.of("removed", until + "\t" + people)).orElseThrow();
    }

    private static Decision decide(
            int maxCount, List<LeavingAssignment> leaving, int managed, RemovalLedger ledger, Instant now) {
        return rule(maxCount, leaving, managed).decide(ledger, leaving.get(0), 1, now);
    }

    private static RemovalRule rule(int maxCount, List<LeavingAssignment> leaving, int managed) {
        RemovalGuard guard = new RemovalGuard(maxCount, 20, GoDuration.parse("1h"), GoDuration.parse("0s"));
        return new RemovalRule(guard, leaving, managed);
    }

    private static List<LeavingAssignment> leaving(int from, int count) {
        return IntStream.range(from, from + count)
                .mapToObj(i -> new LeavingAssignment(
                        "default/person-%05d".formatted(i),
                        "person-%05d@acme.com".formatted(i),
                        "00u%017d".formatted(i),
                        "00000000-0000-0000-0000-%012d".formatted(i)))
                .toList();
    }
}
