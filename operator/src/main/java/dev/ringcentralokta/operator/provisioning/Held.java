package dev.ringcentralokta.operator.provisioning;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * People whose accounts are to be disabled, or deleted, too many to do so without a person's word.
 *
 * @param members in order of their ids
 */
public record Held(List<Member> members) {

    /**
     * One of them.
     *
     * @param userId Okta's id of the user
     * @param accountId RingCentral's id of the account
     * @param email the account's e-mail
     */
    public record Member(String userId, String accountId, String email) {}

    public Held {
        members = members.stream().sorted(Comparator.comparing(Member::userId)).toList();
    }

    /** These people; empty where there is nobody. */
    static Optional<Held> of(List<Member> members) {
        return members.isEmpty() ? Optional.empty() : Optional.of(new Held(members));
    }

    /** Says exactly who they are, and whose account is meant. */
    String ids() {
        return members.stream()
                .map(member -> member.userId() + " " + member.accountId())
                .collect(Collectors.joining("\n"));
    }

    /** Okta's ids of the users. */
    public Set<String> userIds() {
        return members.stream().map(Member::userId).collect(Collectors.toUnmodifiableSet());
    }
}
