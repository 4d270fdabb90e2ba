package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that SCIM has of a person (schemas ScimUser and ScimUserResponse, ringcentral-api.md §4). A type of its own beside
 * {@link ScimUser}, as lists tell neither telephone numbers nor addresses: what they do not tell must not be taken for
 * absent.
 *
 * @param userName the name to log in with, and the work e-mail: RingCentral wants them to be the same
 * @param active whether the person may log in; always sent, as RingCentral takes silence for no
 * @param attributes everything else, as far as the person has it; to RingCentral an empty text is none, so here it is, too
 */
public record ScimPerson(String userName, boolean active, Map<ScimAttribute, String> attributes) {

    private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:User";

    public ScimPerson {
        attributes = attributes.entrySet().stream()
                .filter(attribute -> !attribute.getValue().isBlank())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** One attribute; empty where the person does not have it. */
    public Optional<String> get(ScimAttribute attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }

    static ScimPerson from(HttpAnswer answer, JsonNode json) {
        Map<ScimAttribute, String> attributes = new EnumMap<>(ScimAttribute.class);
        for (ScimAttribute attribute : ScimAttribute.values()) {
            attribute.read(json).ifPresent(value -> attributes.put(attribute, value));
        }
        return new ScimPerson(
                RingCentralJson.required(answer, json, "userName"),
                json.path("active").asBoolean(false),
                attributes);
    }

    /** {@code schemas} names the core schema alone, even with a department: the specification allows no other. */
    ObjectNode toJson() {
        ObjectNode json = RingCentralJson.object();
        json.putArray("schemas").add(SCHEMA);
        json.put("userName", userName).put("active", active);
        json.putArray("emails").addObject().put("type", "work").put("value", userName);
        for (ScimAttribute attribute : ScimAttribute.values()) {
            get(attribute).ifPresent(value -> attribute.write(json, value));
        }
        return json;
    }

    /** Values of people are told nowhere. */
    @Override
    public String toString() {
        return "ScimPerson[" + userName + ", active=" + active + ", " + attributes.keySet() + "]";
    }
}
