package dev.ringcentralokta.operator.importing;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match.ExactMatch;
import dev.ringcentralokta.operator.expression.Outcome;
import dev.ringcentralokta.operator.expression.Value;
import dev.ringcentralokta.operator.okta.User;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Computes what mappings write. An attribute without a mapping is never written, but for what Okta wants every new user to
 * have. A mapping that comes to null or to an empty text leaves the attribute as it is, as nobody knows whether it was meant to
 * be cleared.
 */
final class ProfileWriter {

    /** What Okta wants every user to have, beside the login, and what RingCentral has for it. */
    static final List<String> REQUIRED = List.of("email", "firstName", "lastName");

    private final ImportRules rules;

    ProfileWriter(ImportRules rules) {
        this.rules = rules;
    }

    /** What differs in Okta from what is mapped always. */
    Writing update(Person person, User user) {
        return write(person, user.profile(), false);
    }

    /** What a new user gets; without the login. */
    Writing creation(Person person) {
        Map<String, Object> profile = new LinkedHashMap<>();
        REQUIRED.forEach(name -> person.get(name).ifPresent(value -> profile.put(name, value)));
        Writing mapped = write(person, Map.of(), true);
        profile.putAll(mapped.values());
        List<String> problems = new ArrayList<>(mapped.problems());
        REQUIRED.stream()
                .filter(name -> !profile.containsKey(name))
                .forEach(name ->
                        problems.add("no " + name + " in RingCentral, which Okta wants every user to have: add it"));
        return new Writing(profile, problems);
    }

    /** Whether a new user can be made of it. */
    static boolean suffices(Writing creation) {
        return creation.values().keySet().containsAll(REQUIRED);
    }

    private Writing write(Person person, Map<String, Object> now, boolean creating) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        for (ImportMapping mapping : rules.mappings()) {
            if (creating || !mapping.onlyOnCreate()) {
                Outcome<Value> outcome = mapping.expression().evaluate(person);
                outcome.problem().ifPresent(problem -> problems.add(mapping.target() + ": " + problem));
                outcome.value()
                        .flatMap(ProfileWriter::written)
                        .filter(value -> !value.toString().equals(String.valueOf(now.get(mapping.target()))))
                        .ifPresent(value -> values.put(mapping.target(), value));
            }
        }
        if (movesAway(person, values)) {
            values.remove("email");
            problems.add("email: people are matched by it, so it has to be the one that they have in RingCentral:"
                    + " write appuser.email");
        }
        return new Writing(values, problems);
    }

    private static Optional<Object> written(Value value) {
        return value.json().filter(found -> !found.toString().isBlank());
    }

    /** An address of somebody else would make them this user the next time. */
    private boolean movesAway(Person person, Map<String, Object> values) {
        Object email = values.get("email");
        return rules.match().exactOn() == ExactMatch.Email
                && email != null
                && !person.email().map(Keys::of).equals(Optional.of(Keys.of(email.toString())));
    }
}
