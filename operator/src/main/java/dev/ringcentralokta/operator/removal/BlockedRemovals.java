package dev.ringcentralokta.operator.removal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The removals that wait for a person's word, as they were listed.
 *
 * @param members in order of their names; a word about the digest is about these and no others
 * @param more how many others wait and found no room on the list
 * @param people how many people would have been removed within the window
 * @param listedAt when the list was made
 */
public record BlockedRemovals(List<LeavingAssignment> members, int more, int people, Instant listedAt) {

    /** A ConfigMap holds 1 MiB; the rest is for what else is in it. */
    private static final int ROOM = 700_000;

    private static final int DIGEST_LENGTH = 16;

    public BlockedRemovals {
        members = List.copyOf(members);
    }

    static BlockedRemovals of(Collection<LeavingAssignment> waiting, int people, Instant now) {
        List<LeavingAssignment> sorted =
                waiting.stream().sorted(LeavingAssignment.BY_NAME).toList();
        int listed = fitting(sorted);
        return new BlockedRemovals(sorted.subList(0, listed), sorted.size() - listed, people, now);
    }

    private static int fitting(List<LeavingAssignment> sorted) {
        int size = 0;
        for (int i = 0; i < sorted.size(); i++) {
            size += LedgerText.line(sorted.get(i)).getBytes(StandardCharsets.UTF_8).length + 1;
            if (size > ROOM) {
                return i;
            }
        }
        return sorted.size();
    }

    /** Names exactly these members: the start of the SHA-256 of their names and uids. */
    public String digest() {
        String text = members.stream()
                .map(member -> member.name() + " " + member.uid())
                .collect(Collectors.joining("\n"));
        try {
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha256).substring(0, DIGEST_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** How many wait. */
    public int size() {
        return members.size() + more;
    }

    boolean lists(String uid) {
        return members.stream().anyMatch(member -> member.uid().equals(uid));
    }

    Set<String> uids() {
        return members.stream().map(LeavingAssignment::uid).collect(Collectors.toUnmodifiableSet());
    }

    /** The same people, as those whom no manifest declares. */
    Set<String> undeclaredUids() {
        return members.stream()
                .map(member -> LeavingAssignment.undeclaredUid(member.subjectId()))
                .collect(Collectors.toUnmodifiableSet());
    }

    BlockedRemovals without(String uid) {
        return only(member -> !member.uid().equals(uid));
    }

    BlockedRemovals only(Predicate<LeavingAssignment> stays) {
        return new BlockedRemovals(members.stream().filter(stays).toList(), more, people, listedAt);
    }
}
