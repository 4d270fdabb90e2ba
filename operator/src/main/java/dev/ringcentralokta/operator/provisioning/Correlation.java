package dev.ringcentralokta.operator.provisioning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose account is which, by what is stored, as long as the account bears what it bore then, and by {@code externalId}; an
 * e-mail makes nobody an account's owner here.
 * No change that is planned gives anybody another account, so that it does not matter how many of them were carried out.
 */
final class Correlation {

    /** What is known of somebody's account. */
    sealed interface Link {}

    /** It is this one. */
    record Linked(Account account) implements Link {}

    /** There is none. */
    record Unlinked() implements Link {}

    /**
     * None that is known, of somebody who is to have none: the one that was theirs is on, and no longer bears the id that it
     * bore, so that it may be another one's.
     */
    record Lost(Account account) implements Link {}

    /** One that is neither listed nor readable: it may be theirs still, so they get no other, and nobody else their e-mail. */
    record Unreadable() implements Link {}

    /** It could be one of several, or be of several people. */
    record Ambiguous(List<String> with) implements Link {}

    private final Map<String, Assigned> assigned;
    private final Map<String, Account> accounts;
    private final Map<String, List<Account>> byExternalId;
    private final Map<String, Link> links = new TreeMap<>();

    /** By account: the one whose it is, or nobody where it could be of several. */
    private final Map<String, List<String>> owners = new HashMap<>();

    private Correlation(Observed observed) {
        assigned = observed.assigned().stream().collect(Collectors.toMap(Assigned::userId, Function.identity()));
        accounts = observed.accounts().stream().collect(Collectors.toMap(Account::id, Function.identity()));
        byExternalId = observed.accounts().stream()
                .filter(account -> account.externalId().isPresent())
                .collect(Collectors.groupingBy(account -> account.externalId().orElseThrow()));
    }

    static Correlation of(Observed observed) {
        Correlation correlation = new Correlation(observed);
        Stream.concat(correlation.assigned.keySet().stream(), observed.stored().keySet().stream())
                .forEach(userId -> correlation.links.put(userId, correlation.find(userId, observed)));
        correlation.separate();
        correlation.links.replaceAll((userId, link) ->
                link instanceof Lost lost && correlation.spokenFor(lost.account()) ? new Unlinked() : link);
        return correlation;
    }

    /**
     * Ids of accounts that somebody is remembered to have and that the list lacks, which proves nothing. As long as it was not
     * tried to find out whether they are gone, whose the others are may change, so nothing is to be done.
     */
    static Set<String> unconfirmed(Observed observed) {
        Set<String> listed = observed.accounts().stream().map(Account::id).collect(Collectors.toUnmodifiableSet());
        return observed.stored().values().stream()
                .flatMap(stored -> stored.accountId().stream())
                .filter(id -> !listed.contains(id)
                        && !observed.gone().contains(id)
                        && !observed.unreadable().contains(id))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Everybody who is assigned or remembered, by Okta's user id and in the order of these. */
    Map<String, Link> links() {
        return links;
    }

    /** Who an account is the only one of; empty also where several people could be meant. */
    Optional<Assigned> assignedOwner(Account account) {
        return owners.getOrDefault(account.id(), List.of()).stream()
                .flatMap(userId -> Optional.ofNullable(assigned.get(userId)).stream())
                .findFirst();
    }

    /** The account that Okta itself has pushed somebody as, if it is there still. */
    Optional<Account> inOkta(Assigned person) {
        return person.accountInOkta().map(accounts::get);
    }

    /** Whether an account is somebody's, or could be, so that an e-mail must not make it another one's. */
    boolean spokenFor(Account account) {
        return owners.containsKey(account.id())
                || account.externalId().filter(links::containsKey).isPresent();
    }

    /** How an account is told of. */
    static String name(Account account) {
        return account.email() + " (" + account.id() + ")";
    }

    private Link find(String userId, Observed observed) {
        Optional<Stored> stored = Optional.ofNullable(observed.stored().get(userId));
        Optional<String> id = stored.flatMap(Stored::accountId);
        Optional<Account> known = id.map(accounts::get);
        if (known.isEmpty() && id.filter(observed.unreadable()::contains).isPresent()) {
            return new Unreadable();
        }
        boolean theirs = known.filter(account -> bears(account, userId)).isPresent()
                || known.flatMap(account -> stored.filter(entry -> entry.linksTo(account)))
                        .isPresent();
        if (theirs) {
            return new Linked(known.orElseThrow());
        }
        List<Account> found = byExternalId.getOrDefault(userId, List.of());
        if (found.size() > 1) {
            return new Ambiguous(found.stream().map(Correlation::name).sorted().toList());
        }
        if (found.size() == 1) {
            return new Linked(found.get(0));
        }
        boolean settled = stored.flatMap(Stored::disabledSince).isPresent()
                || Optional.ofNullable(assigned.get(userId))
                        .filter(Assigned::active)
                        .isPresent();
        return known.filter(account -> account.active() && !settled)
                .<Link>map(Lost::new)
                .orElseGet(Unlinked::new);
    }

    private static boolean bears(Account account, String userId) {
        return account.externalId().filter(userId::equals).isPresent();
    }

    /** An account of several people is nobody's. */
    private void separate() {
        Map<Account, List<String>> people = new HashMap<>();
        links.forEach((userId, link) -> {
            if (link instanceof Linked linked) {
                people.computeIfAbsent(linked.account(), account -> new ArrayList<>())
                        .add(userId);
            }
        });
        people.forEach((account, userIds) -> {
            owners.put(account.id(), userIds.size() == 1 ? List.copyOf(userIds) : List.of());
            if (userIds.size() > 1) {
                userIds.forEach(userId -> links.put(userId, new Ambiguous(sharing(account, userIds, userId))));
            }
        });
    }

    private List<String> sharing(Account account, List<String> userIds, String userId) {
        return Stream.concat(
                        Stream.of(name(account)),
                        userIds.stream().filter(other -> !other.equals(userId)).map(this::nameOf))
                .toList();
    }

    /** What a reader knows somebody by: the e-mail, or the id of those who are no longer assigned. */
    String nameOf(String userId) {
        return Optional.ofNullable(assigned.get(userId))
                .map(Assigned::email)
                .filter(email -> !email.isBlank())
                .orElse(userId);
    }
}
