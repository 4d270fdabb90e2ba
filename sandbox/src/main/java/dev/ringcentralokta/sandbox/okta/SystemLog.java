package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The org's System Log (okta-api.md §11). An event's place in the list is the order of its persistence. */
final class SystemLog {

    /** Who or what an event is about; {@code type} is Okta's, such as User, AppInstance, AppUser or UserGroup. */
    record Target(String id, String type, String alternateId, String displayName) {
        private ObjectNode json() {
            return Json.object()
                    .put("id", id)
                    .put("type", type)
                    .put("alternateId", alternateId)
                    .put("displayName", displayName)
                    .putNull("detailEntry");
        }
    }

    private static final Target SYSTEM = new Target("okta.system", "SystemPrincipal", "system@okta.com", "Okta System");

    private final List<ObjectNode> events = new ArrayList<>();
    private final Clock clock;
    private Target actor = SYSTEM;
    private String requestId = "";

    SystemLog(Clock clock) {
        this.clock = clock;
    }

    /** Events from now on were caused by this request. */
    void causedBy(Target who, String request) {
        actor = who;
        requestId = request;
    }

    /** Events from now on are of the org's own making. */
    void causedBySystem() {
        causedBy(SYSTEM, "");
    }

    void success(String eventType, String message, Target... targets) {
        add(eventType, message, "SUCCESS", null, targets);
    }

    void failure(String eventType, String message, String reason, Target... targets) {
        add(eventType, message, "FAILURE", reason, targets);
    }

    List<ObjectNode> events() {
        return events;
    }

    private void add(String type, String message, String result, @Nullable String reason, Target... targets) {
        ObjectNode event = Json.object();
        event.set("actor", actor.json());
        event.set("client", client());
        event.putNull("device");
        event.set("authenticationContext", Json.object().put("authenticationStep", 0));
        event.put("displayMessage", message).put("eventType", type);
        event.set("outcome", Json.object().put("result", result).put("reason", reason));
        event.put("published", OrgContext.text(clock.instant()));
        event.set("securityContext", Json.object().putNull("asNumber").putNull("isp"));
        event.put("severity", result.equals("SUCCESS") ? "INFO" : "WARN");
        event.set("debugContext", Json.object().set("debugData", Json.object().put("requestId", requestId)));
        event.put("legacyEventType", "");
        event.set("transaction", transaction());
        event.put("uuid", new UUID(0x5a_4d_0000_0000_1000L, 0x8000_0000_0000_0000L | events.size()).toString());
        event.put("version", "0");
        event.set("request", Json.object().set("ipChain", Json.array(List.of())));
        ArrayNode all = event.putArray("target");
        for (Target target : targets) {
            all.add(target.json());
        }
        events.add(event);
    }

    private JsonNode transaction() {
        ObjectNode transaction = Json.object().put("type", requestId.isEmpty() ? "JOB" : "WEB");
        transaction.put("id", requestId);
        return transaction.set("detail", Json.object());
    }

    private static ObjectNode client() {
        return Json.object()
                .putNull("userAgent")
                .putNull("zone")
                .putNull("device")
                .putNull("id")
                .putNull("ipAddress")
                .putNull("geographicalContext");
    }
}
