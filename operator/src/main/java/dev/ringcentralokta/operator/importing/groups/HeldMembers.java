package dev.ringcentralokta.operator.importing.groups;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who is to leave groups in Okta, too many to do so without a person's word.
 *
 * @param members in order
 */
public record HeldMembers(List<Member> members) {

    private static final Comparator<Member> ORDER =
            Comparator.comparing(Member::key).thenComparing(Member::userId);

    /**
     * One of them.
     *
     * @param groupId Okta's id of the group
     * @param userId Okta's id of the user
     * @param since seconds since the epoch at which they were first held; 0 where an import is only planned
     */
    public record Member(GroupKey key, String groupId, String userId, long since) {}

    public HeldMembers {
        members = members.stream().sorted(ORDER).toList();
    }

    /** Whether a person's word about it can be followed; not about a list that is nowhere stored, as it would not be the same again. */
    public boolean releasable() {
        return members.stream().allMatch(member -> member.since() > 0);
    }

    /** Names this very list: a word about it is about no other one, though it be of the same people. */
    public String digest() {
        return Digest.of(members.stream()
                .map(member -> String.join(
                        " ", member.key().toString(), member.groupId(), member.userId(), Long.toString(member.since())))
                .collect(Collectors.joining("\n")));
    }
}
