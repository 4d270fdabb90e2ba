package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.ringcentral.ExtensionAttribute;
import dev.ringcentralokta.operator.ringcentral.ScimAttribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the mappings make of one person. An attribute that is in neither map is not mapped, and is never touched; an empty
 * value means that the person is to have none.
 *
 * @param always set on creation and kept as it is here
 * @param onCreate set on creation alone
 * @param extension what the person's extension is to have, which SCIM lacks; the site by its id or name. How it is emptied is not
 *     documented, so there is no empty value
 * @param problems why mappings have no value for this person, by the attribute's variable name; no values
 */
public record Mapped(
        Map<ScimAttribute, Optional<String>> always,
        Map<ScimAttribute, Optional<String>> onCreate,
        Map<ExtensionAttribute, String> extension,
        List<String> problems) {

    public Mapped {
        always = Map.copyOf(always);
        onCreate = Map.copyOf(onCreate);
        extension = Map.copyOf(extension);
        problems = List.copyOf(problems);
        if (always.containsKey(ScimAttribute.ExternalId) || onCreate.containsKey(ScimAttribute.ExternalId)) {
            throw new IllegalArgumentException(
                    "The operator writes Okta's user id into externalId: it cannot be mapped");
        }
    }

    /** The values of a new person. */
    Map<ScimAttribute, String> onCreation() {
        Map<ScimAttribute, Optional<String>> all = new TreeMap<>(onCreate);
        all.putAll(always);
        return present(all);
    }

    /** The values that are kept. */
    Map<ScimAttribute, String> kept() {
        return present(always);
    }

    private static Map<ScimAttribute, String> present(Map<ScimAttribute, Optional<String>> values) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().orElseThrow()));
    }

    /**
     * Stands for the values that are kept, and tells none of them; empty where none is.
     *
     * @param userId whose they are: the same values of two people are not to look the same
     */
    String digest(String userId) {
        if (always.isEmpty()) {
            return "";
        }
        return Digest.of(new TreeMap<>(always)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue().orElse(""))
                        .collect(Collectors.joining("\n", userId + "\n", "")));
    }

    /** Values of people are told nowhere. */
    @Override
    public String toString() {
        return "Mapped[always=" + always.keySet() + ", onCreate=" + onCreate.keySet() + ", extension="
                + extension.keySet() + "]";
    }
}
