package dev.ringcentralokta.operator.cli.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** "To Okta" as Okta's INBOUND_PROVISIONING tells it, in the words of ProvisioningSettings (okta-api.md §5). */
final class ToOkta {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ToOkta() {}

    /** Empty where there is something that ProvisioningSettings have no word for. */
    static Optional<ObjectNode> declared(ObjectNode capabilities) {
        JsonNode settings = capabilities.path("importSettings");
        JsonNode match = capabilities.path("importRules").path("userCreateAndMatch");
        return isDeclarable(settings, match) ? Optional.of(toOkta(settings, match)) : Optional.empty();
    }

    private static boolean isDeclarable(JsonNode settings, JsonNode match) {
        JsonNode userName = settings.path("username");
        JsonNode schedule = settings.path("schedule");
        boolean custom = userName.path("userNameFormat").asText().equals("CUSTOM");
        return Set.of("EMAIL", "CUSTOM")
                        .contains(userName.path("userNameFormat").asText())
                && (!custom || userName.hasNonNull("userNameExpression"))
                && Set.of("EMAIL", "USERNAME")
                        .contains(match.path("exactMatchCriteria").asText())
                && (match.path("allowPartialMatch").asBoolean()
                        || !match.path("autoConfirmPartialMatch").asBoolean())
                && (!isScheduled(schedule) || timeZones(schedule).size() == 1);
    }

    private static ObjectNode toOkta(JsonNode settings, JsonNode match) {
        ObjectNode toOkta = JSON.objectNode();
        JsonNode schedule = settings.path("schedule");
        if (isScheduled(schedule)) {
            ObjectNode declared = toOkta.putObject("schedule");
            cron(declared, "full", schedule.path("fullImport"));
            cron(declared, "incremental", schedule.path("incrementalImport"));
            declared.put("timeZone", timeZones(schedule).get(0));
        }
        JsonNode userName = settings.path("username");
        boolean custom = userName.path("userNameFormat").asText().equals("CUSTOM");
        toOkta.put("userNameFormat", custom ? "Custom" : "Email");
        if (custom) {
            toOkta.put("userNameExpression", userName.path("userNameExpression").asText());
        }
        toOkta.putObject("match")
                .put("exactOn", match.path("exactMatchCriteria").asText().equals("USERNAME") ? "UserName" : "Email")
                .put("allowPartial", match.path("allowPartialMatch").asBoolean())
                .put("autoConfirmExact", match.path("autoConfirmExactMatch").asBoolean())
                .put("autoConfirmPartial", match.path("autoConfirmPartialMatch").asBoolean())
                .put("autoConfirmNew", match.path("autoConfirmNewUsers").asBoolean())
                .put("autoActivateNew", match.path("autoActivateNewUsers").asBoolean());
        return toOkta;
    }

    private static boolean isScheduled(JsonNode schedule) {
        return schedule.path("status").asText().equals("ENABLED");
    }

    /** A manifest has one for both kinds of import. */
    private static List<String> timeZones(JsonNode schedule) {
        return List.of("fullImport", "incrementalImport").stream()
                .map(kind -> schedule.path(kind).path("timezone").asText())
                .filter(zone -> !zone.isEmpty())
                .distinct()
                .toList();
    }

    private static void cron(ObjectNode declared, String key, JsonNode importAt) {
        if (importAt.hasNonNull("expression")) {
            declared.put(key, importAt.path("expression").asText());
        }
    }
}
