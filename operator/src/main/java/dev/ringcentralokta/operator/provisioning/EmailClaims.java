package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Correlation.Linked;
import dev.ringcentralokta.operator.provisioning.Correlation.Unreadable;
import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who may have the e-mail that they are to have. It depends on what everybody wants and on who will let go of what in the end,
 * and not on what has been done so far: while a plan is carried out, a claim becomes free at most.
 */
final class EmailClaims {

    /**
     * Whether somebody may have their e-mail now.
     *
     * @param obstacle what is in the way; empty where nothing is
     * @param with whom it has to do with
     */
    record Claim(Optional<Why> obstacle, List<String> with) {

        private static final Claim FREE = new Claim(Optional.empty(), List.of());

        private static Claim blocked(Why why, List<String> with) {
            return new Claim(Optional.of(why), with);
        }

        boolean free() {
            return obstacle.isEmpty();
        }

        boolean is(Why why) {
            return obstacle.filter(why::equals).isPresent();
        }

        /** Whether it is free, or will be without anybody doing anything. */
        boolean comesFree() {
            return free() || is(Why.WaitsForEmail);
        }
    }

    private final Policy policy;
    private final Correlation correlation;
    private final Map<Email, List<Assigned>> wanted;
    private final Map<Email, List<Account>> held;

    /** What is known by Okta's user id; a chain is gone along once. */
    private final Map<String, Claim> claims = new HashMap<>();

    private final Set<String> seen = new HashSet<>();

    EmailClaims(Policy policy, Observed observed, Correlation correlation) {
        this.policy = policy;
        this.correlation = correlation;
        // Whoever was deprovisioned wants nothing: the e-mail may have gone to somebody new. Nor does whoever has an
        // account
        // and was only to be created with it. An account that cannot be read may have it, whatever became of its
        // person.
        this.wanted = observed.assigned().stream()
                .filter(person -> person.status() != Assigned.Status.Deprovisioned
                        || correlation.links().get(person.userId()) instanceof Unreadable)
                .filter(person -> !person.email().isBlank())
                .filter(person -> person.keepsEmail() || !(correlation.links().get(person.userId()) instanceof Linked))
                .collect(Collectors.groupingBy(person -> new Email(person.email())));
        this.held = observed.accounts().stream().collect(Collectors.groupingBy(account -> new Email(account.email())));
    }

    /** Accounts that have the e-mail. */
    List<Account> holders(String email) {
        return held.getOrDefault(new Email(email), List.of());
    }

    /** The others who are to have the same e-mail; there must be nobody. */
    List<String> rivals(Assigned person) {
        return wanted.getOrDefault(new Email(person.email()), List.of()).stream()
                .filter(other -> !other.userId().equals(person.userId()))
                .map(other -> other.email() + " (" + other.userId() + ")")
                .sorted()
                .toList();
    }

    /** Whether somebody may have the e-mail that they are to have, and do not have yet. */
    Claim of(Assigned person) {
        List<Assigned> waiting = new ArrayList<>();
        Assigned claimant = person;
        while (!claims.containsKey(claimant.userId())) {
            Claim own = own(claimant);
            if (!own.is(Why.WaitsForEmail)) {
                claims.put(claimant.userId(), own);
            } else if (!seen.add(claimant.userId())) {
                cycle(waiting, claimant);
            } else {
                waiting.add(claimant);
                claimant = lettingGo(claimant).orElseThrow();
            }
        }
        settle(waiting, claim(claimant).comesFree());
        return claim(person);
    }

    private Claim claim(Assigned person) {
        return Objects.requireNonNull(claims.get(person.userId()));
    }

    /** Who waits for others gets the e-mail if the last of these gets theirs. */
    private void settle(List<Assigned> waiting, boolean comesFree) {
        for (Assigned claimant : waiting) {
            claims.putIfAbsent(
                    claimant.userId(),
                    Claim.blocked(
                            comesFree ? Why.WaitsForEmail : Why.EmailTaken,
                            own(claimant).with()));
        }
    }

    /** Everybody from {@code first} on waits for each other. */
    private void cycle(List<Assigned> waiting, Assigned first) {
        List<Assigned> members = waiting.subList(waiting.indexOf(first), waiting.size());
        List<String> accounts = members.stream()
                .flatMap(member -> own(member).with().stream())
                .sorted()
                .toList();
        members.forEach(member -> claims.put(member.userId(), Claim.blocked(Why.EmailCycle, accounts)));
    }

    /** What is in somebody's way first, as if whoever could let go of the e-mail would. */
    private Claim own(Assigned person) {
        List<String> rivals = rivals(person);
        if (!rivals.isEmpty()) {
            return Claim.blocked(Why.EmailClash, rivals);
        }
        List<Account> holders = holders(person.email());
        if (holders.isEmpty()) {
            return Claim.FREE;
        }
        return Claim.blocked(
                lettingGo(person).isPresent() ? Why.WaitsForEmail : Why.EmailTaken,
                holders.stream().map(Correlation::name).sorted().toList());
    }

    /** Whose account has the e-mail that somebody wants, if they are to have another one. */
    private Optional<Assigned> lettingGo(Assigned person) {
        List<Account> holders = holders(person.email());
        return policy.updateUserAttributes() && holders.size() == 1
                ? correlation
                        .assignedOwner(holders.get(0))
                        .filter(Assigned::active)
                        .filter(Assigned::keepsEmail)
                        .filter(owner ->
                                !owner.email().isBlank() && !holders.get(0).hasEmail(owner.email()))
                : Optional.empty();
    }
}
