package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which properties of people a list tells: {@code id,status,profile:(firstName,city)} (parameter fields of listUsers).
 *
 * @param all whether everything is told
 * @param properties beside the id, which always is
 * @param attributes of the profile, where the profile is not told as a whole
 */
record Fields(boolean all, Set<String> properties, Set<String> attributes) {

    private static final String PROFILE = "profile";
    private static final Pattern ATTRIBUTES = Pattern.compile("profile:\\(([^)]*)\\)");

    static Fields of(@Nullable String text) {
        if (text == null) {
            return new Fields(true, Set.of(), Set.of());
        }
        Matcher profile = ATTRIBUTES.matcher(text);
        Set<String> attributes = profile.find() ? names(profile.group(1)) : Set.of();
        Set<String> properties = names(profile.replaceAll(""));
        properties.add("id");
        return new Fields(false, properties, attributes);
    }

    ObjectNode of(ObjectNode person) {
        if (all) {
            return person;
        }
        ObjectNode profile = Json.child(person, PROFILE).deepCopy();
        person.retain(properties);
        if (!attributes.isEmpty()) {
            person.set(PROFILE, profile.retain(attributes));
        }
        return person;
    }

    private static Set<String> names(String list) {
        Set<String> names = new HashSet<>(Arrays.asList(list.strip().split("\\s*,\\s*", -1)));
        names.remove("");
        return names;
    }
}
