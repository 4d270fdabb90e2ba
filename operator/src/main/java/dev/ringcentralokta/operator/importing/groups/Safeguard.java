package dev.ringcentralokta.operator.importing.groups;

import java.util.Collection;

/**
 * Keeps too many from leaving groups at once, which may cost them their access to apps: nobody leaves a group of which more than
 * a share would, and nobody leaves any where more than that share of all members of all groups would. Who is about to join
 * counts as a member, and who is leaving already counts nowhere: so it decides the same whatever part of a plan was done.
 */
final class Safeguard {

    /** Of fewer, a share says nothing. */
    private static final int FEWEST = 10;

    private final int percent;
    private final boolean holdsAll;

    /**
     * For one import.
     *
     * @param percent how many may leave without a person's word, 0 to 100
     * @param groups all groups
     */
    Safeguard(int percent, Collection<Memberships> groups) {
        this.percent = percent;
        holdsAll = tooMany(
                groups.stream().mapToLong(Memberships::departing).sum(),
                groups.stream().mapToLong(Memberships::all).sum());
    }

    /** Whether nobody more may leave this group. */
    boolean holds(Memberships group) {
        return holdsAll || tooMany(group.departing(), group.all());
    }

    private boolean tooMany(long departing, long all) {
        return all >= FEWEST && departing * 100 > percent * all;
    }
}
