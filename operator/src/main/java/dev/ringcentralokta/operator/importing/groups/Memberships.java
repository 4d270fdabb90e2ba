package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who is in a group in Okta for RingCentral's sake, and who is to be. Others in it are nobody's business here.
 *
 * @param known everybody who is, or is about to be or not to be
 * @param wanted everybody who is to be
 */
record Memberships(Map<String, Standing> known, Set<String> wanted) {

    /** As it is remembered. */
    static Memberships remembered(Made memory, Set<String> wanted) {
        return new Memberships(memory.members(), wanted);
    }

    /**
     * As it was seen. Whoever has been put in by somebody else and is linked counts as well, since linked people are in exactly
     * those groups that they are in in RingCentral.
     */
    static Memberships seen(Made memory, SeenGroup seen, Set<String> wanted, Set<String> linked) {
        Map<String, Standing> known = new TreeMap<>();
        for (String userId : seen.members()) {
            Standing before = memory.members().get(userId);
            if (before != null && before.state() != State.Joining) {
                known.put(userId, before);
            } else if (before != null || linked.contains(userId)) {
                known.put(userId, Standing.MEMBER);
            }
        }
        return new Memberships(known, wanted);
    }

    /** How many there are, before and after; but for those of whom it is decided already that they leave. */
    int all() {
        Set<String> all = new TreeSet<>(wanted);
        known.forEach((userId, standing) -> {
            if (standing.state() != State.Leaving) {
                all.add(userId);
            }
        });
        return all.size();
    }

    /** How many of these are to leave, also those who are held. */
    int departing() {
        return all() - wanted.size();
    }

    /** What becomes of each: it is to be remembered before it is done. */
    Map<String, Standing> standings(boolean hold, boolean release, Instant now) {
        Map<String, Standing> after = new TreeMap<>();
        wanted.forEach(userId -> after.put(userId, staying(known.getOrDefault(userId, Standing.JOINING))));
        known.forEach(
                (userId, standing) -> after.computeIfAbsent(userId, any -> departing(standing, hold, release, now)));
        return after;
    }

    /** Who was leaving may have left. */
    private static Standing staying(Standing before) {
        return switch (before.state()) {
            case Member, Held -> Standing.MEMBER;
            case Joining, Leaving -> Standing.JOINING;
        };
    }

    /** Who is held stays so, whatever the others do. */
    private static Standing departing(Standing before, boolean hold, boolean release, Instant now) {
        return switch (before.state()) {
            case Leaving -> Standing.LEAVING;
            case Held -> release ? Standing.LEAVING : before;
            case Joining, Member -> hold ? new Standing(State.Held, now.getEpochSecond()) : Standing.LEAVING;
        };
    }
}
