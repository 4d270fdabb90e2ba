package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Told.Why;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    EmailClaims(Policy policy, Observed observed, Correlation correlation) {
        this.policy = policy;
        this.correlation = correlation;
        // Whoever was deprovisioned wants nothing: the e-mail may have gone to somebody new.
        this.wanted = observed.assigned().stream()
                .filter(person -> person.status() != Assigned.Status.Deprovisioned)
                .filter(person -> !person.email().isBlank())
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
        List<String> path = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Assigned claimant = person;
        while (true) {
            Claim claim = own(claimant);
            if (!claim.is(Why.WaitsForEmail)) {
                return path.isEmpty() ? claim : behind(path, claim);
            }
            path.addAll(claim.with());
            seen.add(claimant.userId());
            claimant = lettingGo(claimant).orElseThrow();
            if (claimant.userId().equals(person.userId())) {
                return Claim.blocked(Why.EmailCycle, path);
            }
            if (seen.contains(claimant.userId())) {
                return Claim.blocked(Why.EmailTaken, path.subList(0, 1));
            }
        }
    }

    /** Who waits for others gets the e-mail if the last of these gets theirs. */
    private static Claim behind(List<String> path, Claim last) {
        return Claim.blocked(last.free() ? Why.WaitsForEmail : Why.EmailTaken, path.subList(0, 1));
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
                        .filter(owner ->
                                !owner.email().isBlank() && !holders.get(0).hasEmail(owner.email()))
                : Optional.empty();
    }
}
