package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.http.Html;
import io.javalin.http.Context;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** SETTINGS > To Okta: the capabilities of INBOUND_PROVISIONING (okta-api.md §5) as a form. */
final class ToOktaPane {

    private static final Map<String, String> FORMATS = ordered("EMAIL", "Email Address", "CUSTOM", "Custom");
    private static final Map<String, String> CRITERIA = ordered("EMAIL", "Email", "USERNAME", "Okta username");

    /** The members of {@code userCreateAndMatch} that are on or off, with the form's labels. */
    private static final Map<String, String> RULES = ordered(
            "allowPartialMatch", "Allow partial matches",
            "autoConfirmExactMatch", "Auto-confirm exact matches",
            "autoConfirmPartialMatch", "Auto-confirm partial matches",
            "autoConfirmNewUsers", "Auto-confirm new users",
            "autoActivateNewUsers", "Auto-activate new users");

    private ToOktaPane() {}

    static Html of(App app) {
        JsonNode saved = saved(app);
        JsonNode schedule = saved.at("/importSettings/schedule");
        JsonNode username = saved.at("/importSettings/username");
        JsonNode rules = rules(saved);
        return Html.of(
                """
                <dl><dt>Schedule import</dt><dd>{}</dd>
                <dt>Okta username format</dt><dd>{} {}</dd>
                <dt>Exact match on</dt><dd>{}</dd>
                {}</dl>
                <p><a class="button" href="{}/to-okta/edit">Edit</a></p>
                """,
                schedule.path("status").asText().equals("ENABLED") ? inWords(schedule) : "Never",
                FORMATS.getOrDefault(username.path("userNameFormat").asText(), ""),
                username.path("userNameFormat").asText().equals("CUSTOM")
                        ? username.path("userNameExpression").asText()
                        : "",
                CRITERIA.getOrDefault(rules.path("exactMatchCriteria").asText(), ""),
                Html.all(RULES.entrySet().stream()
                        .map(rule -> Html.of(
                                "<dt>{}</dt><dd>{}</dd>\n",
                                rule.getValue(),
                                ProvisioningTab.onOff(Json.isTrue(rules, rule.getKey()))))
                        .toList()),
                AdminPages.path(app));
    }

    static void form(Context context, App app) {
        JsonNode saved = saved(app);
        JsonNode schedule = saved.at("/importSettings/schedule");
        JsonNode username = saved.at("/importSettings/username");
        JsonNode rules = rules(saved);
        List<Html> fields = List.of(
                Html.of("<fieldset><legend>Import</legend>"),
                field(
                        "fullImport",
                        "Full import (cron expression; empty: never)",
                        schedule.at("/fullImport/expression")),
                field(
                        "incrementalImport",
                        "Incremental import (cron expression; empty: never)",
                        schedule.at("/incrementalImport/expression")),
                field("timezone", "Time zone", zone(schedule)),
                choice("userNameFormat", "Okta username format", FORMATS, username.path("userNameFormat")),
                field("userNameExpression", "Custom expression", username.path("userNameExpression")),
                Html.of("</fieldset><fieldset><legend>User Creation &amp; Matching</legend>"),
                choice("exactMatchCriteria", "Exact match on", CRITERIA, rules.path("exactMatchCriteria")),
                Html.all(RULES.entrySet().stream()
                        .map(rule ->
                                ProvisioningTab.box(rule.getKey(), rule.getValue(), Json.isTrue(rules, rule.getKey())))
                        .toList()),
                Html.of("</fieldset>"));
        AdminPages.show(
                context,
                app,
                "Provisioning to Okta",
                Html.of(
                        """
                        <form method="post" action="{}/to-okta/edit">
                        {}
                        <p><button class="main">Save</button> <a href="{}/to-okta">Cancel</a></p>
                        </form>
                        """,
                        AdminPages.path(app),
                        Html.all(fields),
                        AdminPages.path(app)));
    }

    /** What the form says, as Okta's API writes it. */
    static ObjectNode read(Context context) {
        ObjectNode sent = Json.object();
        ObjectNode settings = sent.putObject("importSettings");
        ObjectNode username = settings.putObject("username").put("userNameFormat", text(context, "userNameFormat"));
        if (text(context, "userNameFormat").equals("CUSTOM")) {
            username.put("userNameExpression", text(context, "userNameExpression"));
        }
        boolean scheduled = !(text(context, "fullImport") + text(context, "incrementalImport")).isEmpty();
        ObjectNode schedule = settings.putObject("schedule").put("status", scheduled ? "ENABLED" : "DISABLED");
        schedule.set("fullImport", timetable(context, "fullImport"));
        schedule.set("incrementalImport", timetable(context, "incrementalImport"));
        ObjectNode rules = sent.putObject("importRules")
                .putObject("userCreateAndMatch")
                .put("exactMatchCriteria", text(context, "exactMatchCriteria"));
        RULES.keySet().forEach(rule -> rules.put(rule, AdminPages.ticked(context, rule)));
        return sent;
    }

    private static JsonNode timetable(Context context, String name) {
        String expression = text(context, name);
        return expression.isEmpty()
                ? Json.object().nullNode()
                : Json.object().put("expression", expression).put("timezone", text(context, "timezone"));
    }

    private static String inWords(JsonNode schedule) {
        return "Full import " + schedule.at("/fullImport/expression").asText("never") + ", incremental import "
                + schedule.at("/incrementalImport/expression").asText("never") + " ("
                + zone(schedule).asText() + ")";
    }

    private static JsonNode zone(JsonNode schedule) {
        JsonNode full = schedule.at("/fullImport/timezone");
        JsonNode zone = full.isMissingNode() ? schedule.at("/incrementalImport/timezone") : full;
        return zone.isMissingNode() ? Json.object().textNode("UTC") : zone;
    }

    private static Html field(String name, String label, JsonNode value) {
        return Html.of(
                "<p><label>{} <input name=\"{}\" value=\"{}\" autocomplete=\"off\"></label></p>\n",
                label,
                name,
                value.asText());
    }

    private static Html choice(String name, String label, Map<String, String> options, JsonNode chosen) {
        return Html.of(
                "<p><label>{} <select name=\"{}\">{}</select></label></p>\n",
                label,
                name,
                Html.all(options.entrySet().stream()
                        .map(option -> Html.of(
                                "<option value=\"{}\"{}>{}</option>",
                                option.getKey(),
                                option.getKey().equals(chosen.asText()) ? Html.of(" selected") : Html.NONE,
                                option.getValue()))
                        .toList()));
    }

    private static JsonNode saved(App app) {
        return app.provisioning().capabilities(Provisioning.INBOUND_PROVISIONING);
    }

    private static JsonNode rules(JsonNode saved) {
        return saved.at("/importRules/userCreateAndMatch");
    }

    private static String text(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.strip();
    }

    private static Map<String, String> ordered(String... namesAndLabels) {
        Map<String, String> ordered = new LinkedHashMap<>();
        for (int i = 0; i < namesAndLabels.length; i += 2) {
            ordered.put(namesAndLabels[i], namesAndLabels[i + 1]);
        }
        return Collections.unmodifiableMap(ordered);
    }
}
