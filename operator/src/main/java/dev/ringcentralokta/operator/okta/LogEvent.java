package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An event of the System Log, as far as it tells what to look at again (okta-api.md §11).
 *
 * @param eventType {@code application.user_membership.add} for example
 * @param requestId Okta's id of the call that caused it; a number of a job otherwise
 * @param targets what it is about
 */
public record LogEvent(String eventType, String requestId, List<Target> targets) {

    /**
     * One thing that an event is about; to be told by its type, never by its place.
     *
     * @param type Okta's word: {@code AppUser}, {@code User}, {@code UserGroup}, {@code AppInstance}, …
     * @param id its id; of an app user, depending on the event, the user's or one of its own
     */
    public record Target(String type, String id) {}

    public LogEvent {
        targets = List.copyOf(targets);
    }

    /** The ids of everything that the event is about. */
    public Set<String> ids() {
        return targets.stream().map(Target::id).collect(Collectors.toUnmodifiableSet());
    }

    static LogEvent from(JsonNode json) {
        return new LogEvent(
                OktaJson.text(json, "eventType"),
                OktaJson.text(json.path("transaction"), "id"),
                StreamSupport.stream(json.path("target").spliterator(), false)
                        .map(target -> new Target(OktaJson.text(target, "type"), OktaJson.text(target, "id")))
                        .toList());
    }
}
