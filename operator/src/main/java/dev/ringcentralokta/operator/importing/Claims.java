package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.importing.Decision.LinkTo;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import dev.ringcentralokta.operator.okta.User;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which users in Okta are somebody's for certain: by what is remembered, or by what a person said. */
final class Claims {

    private final Observed observed;
    private final Directory directory;
    private final ProfileWriter writer;

    /** People by the user that they are: more than one where the memory is wrong. */
    private final Map<String, Set<String>> remembered = new HashMap<>();

    /** People by the user that a person said they are. */
    private final Map<String, Set<String>> wanted = new HashMap<>();

    /**
     * Looks at everybody.
     *
     * @param forgotten the ids of those whose memory counts no longer
     */
    Claims(Observed observed, Directory directory, ProfileWriter writer, Set<String> forgotten) {
        this.observed = observed;
        this.directory = directory;
        this.writer = writer;
        takeLinks(forgotten);
        takeAnnouncements(forgotten);
        takeWords();
    }

    private void takeLinks(Set<String> forgotten) {
        observed.memory().forEach((id, memory) -> {
            if (memory instanceof Linked linked && !forgotten.contains(id)) {
                add(remembered, linked.oktaUserId(), id);
            }
        });
    }

    /** A link tells more than an announcement. */
    private void takeAnnouncements(Set<String> forgotten) {
        Set<String> linked = Set.copyOf(remembered.keySet());
        for (Person person : observed.people()) {
            announced(person)
                    .filter(user -> !forgotten.contains(person.id()) && !linked.contains(user.id()))
                    .ifPresent(user -> add(remembered, user.id(), person.id()));
        }
    }

    /** Whoever is a user already needs no word. */
    private void takeWords() {
        for (Person person : observed.people()) {
            if (observed.decisions().get(person.id()) instanceof LinkTo decision
                    && remembered(person).isEmpty()) {
                add(wanted, decision.oktaUserId(), person.id());
            }
        }
    }

    /** The user that somebody is as far as the memory goes; empty where it is not there any more. */
    Optional<User> remembered(Person person) {
        Optional<User> linked = observed.memory().get(person.id()) instanceof Linked memory
                ? directory.byId(memory.oktaUserId())
                : announced(person);
        return linked.filter(
                user -> remembered.getOrDefault(user.id(), Set.of()).contains(person.id()));
    }

    /** The ids of all people who are a user, as far as the memory goes. */
    Set<String> people() {
        return remembered.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
    }

    /** Whether the memory has the same user for somebody else, too. */
    boolean isShared(User user) {
        return remembered.getOrDefault(user.id(), Set.of()).size() > 1;
    }

    /** Why a person's word for this user cannot be followed; empty where it can. */
    Optional<String> objection(LinkTo decision) {
        Optional<User> user = directory.byId(decision.oktaUserId());
        if (user.isEmpty()) {
            return Optional.of("there is no Okta user " + decision.oktaUserId() + ": decide for another one");
        }
        if (user.get().deactivated()) {
            return Optional.of("the Okta user " + decision.oktaUserId() + " is deactivated: activate it, or decide for"
                    + " another one");
        }
        Set<String> others = remembered.getOrDefault(decision.oktaUserId(), Set.of());
        if (!others.isEmpty()) {
            return Optional.of("the Okta user " + decision.oktaUserId() + " is person " + String.join(", ", others)
                    + " already: decide that they be ignored, or for another user");
        }
        return wanted.getOrDefault(decision.oktaUserId(), Set.of()).size() > 1
                ? Optional.of("it is decided for two people that they are the Okta user " + decision.oktaUserId()
                        + ": change one of the decisions")
                : Optional.empty();
    }

    /** The ids of all users that are somebody's. */
    Set<String> taken() {
        Set<String> taken = new TreeSet<>(remembered.keySet());
        wanted.keySet().stream()
                .filter(id -> objection(new LinkTo(id)).isEmpty())
                .forEach(taken::add);
        return taken;
    }

    /** The user that was about to be made for somebody when a crash came; it has their login and e-mail. */
    private Optional<User> announced(Person person) {
        return observed.memory().get(person.id()) instanceof Creating creating
                ? directory
                        .byLogin(creating.login())
                        .filter(user -> !user.deactivated())
                        .filter(user -> Keys.email(user)
                                .equals(Optional.ofNullable(
                                                writer.creation(person).values().get("email"))
                                        .map(email -> Keys.of(email.toString()))))
                : Optional.empty();
    }

    private static void add(Map<String, Set<String>> claims, String userId, String personId) {
        claims.computeIfAbsent(userId, any -> new TreeSet<>()).add(personId);
    }
}
