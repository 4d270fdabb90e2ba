package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Profile mappings: two of each app, Okta to app and app to Okta, and one of each identity provider (okta-api.md §7). */
final class Mappings {

    /** What is mapped with Okta's profile: an app, or without one an identity provider. */
    record Partner(String id, String name, Optional<App> app) {

        private SystemLog.Target target() {
            return app.map(App::target).orElseGet(() -> new SystemLog.Target(id, "IdentityProvider", name, name));
        }
    }

    /** One direction; {@code properties} by target attribute. */
    record Mapping(String id, Partner partner, boolean toApp, ObjectNode properties) {

        boolean of(App app) {
            return partner.id().equals(app.id());
        }

        String sourceId() {
            return toApp ? User.type() : partner.id();
        }

        String targetId() {
            return toApp ? partner.id() : User.type();
        }

        /** Items of a list come without properties. */
        ObjectNode json(OrgContext org, boolean withProperties) {
            ObjectNode json = Json.object().put("id", id);
            json.set("source", toApp ? oktaEnd(org) : partnerEnd(org));
            json.set("target", toApp ? partnerEnd(org) : oktaEnd(org));
            if (withProperties) {
                json.set("properties", properties.deepCopy());
            }
            json.putObject("_links").set("self", Json.link(org.url("/api/v1/mappings/" + id)));
            return json;
        }

        private ObjectNode partnerEnd(OrgContext org) {
            ObjectNode end = end(partner.id(), partner.name(), "appuser");
            ObjectNode links = end.putObject("_links");
            links.set("self", Json.link(org.url("/api/v1/apps/" + partner.id())));
            links.set("schema", Json.link(org.url("/api/v1/meta/schemas/apps/" + partner.id() + "/default")));
            return end;
        }

        private static ObjectNode oktaEnd(OrgContext org) {
            ObjectNode end = end(User.type(), "user", "user");
            ObjectNode links = end.putObject("_links");
            links.set("self", Json.link(org.url("/api/v1/meta/types/user/" + User.type())));
            links.set("schema", Json.link(org.url("/api/v1/meta/schemas/user/" + UserSchema.ID)));
            return end;
        }

        private static ObjectNode end(String id, String name, String type) {
            return Json.object().put("id", id).put("name", name).put("type", type);
        }
    }

    /** An expression rather than the name of an attribute. */
    private static final Pattern EXPRESSION = Pattern.compile("\\W");

    private static final Set<String> PUSH_STATUS = Set.of("PUSH", "DONT_PUSH");

    private final NavigableMap<String, Mapping> all = new TreeMap<>();
    private final OrgContext org;

    Mappings(OrgContext org) {
        this.org = org;
    }

    void addFor(App app) {
        ObjectNode toApp = Json.object();
        ObjectNode toOkta = Json.object();
        new TreeMap<>(app.entry().attributes()).forEach((name, source) -> {
            if (EXPRESSION.matcher(source).find()) {
                toApp.set(name, rule(source, "PUSH"));
            } else if (!source.isEmpty()) {
                toApp.set(name, rule("user." + source, "PUSH"));
                toOkta.set(source, rule("appuser." + name, "DONT_PUSH"));
            }
        });
        Partner partner = new Partner(app.id(), app.entry().name(), Optional.of(app));
        add(new Mapping(org.id("prm"), partner, false, toOkta));
        add(new Mapping(org.id("prm"), partner, true, toApp));
    }

    /** Adds the mapping of an identity provider; returns the provider's identifier. */
    String addProvider(String name) {
        Partner provider = new Partner(org.id("0oa"), name, Optional.empty());
        ObjectNode toOkta = Json.object();
        List.of("email", "firstName", "lastName")
                .forEach(attribute -> toOkta.set(attribute, rule("appuser." + attribute, "DONT_PUSH")));
        add(new Mapping(org.id("prm"), provider, false, toOkta));
        return provider.id();
    }

    void removeFor(App app) {
        all.values().removeIf(mapping -> mapping.of(app));
    }

    Collection<Mapping> list() {
        return all.values();
    }

    Mapping get(String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> OktaError.notFound(id, "ProfileMapping"));
    }

    /** Adds and changes rules; null, or a rule of nulls, removes one. */
    Mapping update(String id, ObjectNode sent) {
        Mapping mapping = get(id);
        ObjectNode changed = mapping.properties().deepCopy();
        sent.path("properties").properties().forEach(rule -> change(mapping, changed, rule.getKey(), rule.getValue()));
        mapping.properties().removeAll();
        mapping.properties().setAll(changed);
        org.log()
                .success(
                        "application.provision.field_mapping_rule.change",
                        "Change field mapping rule for application",
                        mapping.partner().target());
        return mapping;
    }

    boolean fills(App app, String attribute) {
        return toApp(app).properties().has(attribute);
    }

    /** What the mapping makes of a person; null where no rule, or none that is understood here, fills an attribute. */
    ObjectNode appProfile(App app, User user) {
        ObjectNode rules = toApp(app).properties();
        ObjectNode profile = Json.object();
        app.schema()
                .attributes()
                .forEach(name -> profile.set(
                        name, value(rules.path(name).path("expression").asText(), user)));
        return profile;
    }

    private static void change(Mapping mapping, ObjectNode rules, String name, JsonNode rule) {
        if (rule.path("expression").isNull() || rule.isNull()) {
            rules.remove(name);
            return;
        }
        boolean unknown = mapping.toApp()
                && mapping.partner()
                        .app()
                        .filter(app -> !app.schema().attributes().contains(name))
                        .isPresent();
        if (unknown) {
            throw OktaError.invalid("properties", "Property '" + name + "' not found");
        }
        String push = rule.path("pushStatus").asText();
        if (!rule.path("expression").isTextual() || !PUSH_STATUS.contains(push)) {
            throw OktaError.invalid("properties", name + ": expression and pushStatus (PUSH, DONT_PUSH) are required");
        }
        rules.set(name, rule(rule.get("expression").asText(), push));
    }

    private static JsonNode value(String expression, User user) {
        if (expression.contains(" + ")) {
            return Json.object()
                    .textNode(Stream.of(expression.split(" \\+ "))
                            .map(part -> value(part, user).asText())
                            .collect(Collectors.joining()));
        }
        if (expression.startsWith("user.")) {
            JsonNode value = user.profile().path(expression.substring("user.".length()));
            return value.isMissingNode() ? NullNode.getInstance() : value;
        }
        boolean literal = expression.length() > 1 && expression.startsWith("\"") && expression.endsWith("\"");
        return literal
                ? Json.object().textNode(expression.substring(1, expression.length() - 1))
                : NullNode.getInstance();
    }

    private Mapping toApp(App app) {
        return all.values().stream()
                .filter(mapping -> mapping.of(app) && mapping.toApp())
                .findFirst()
                .orElseThrow();
    }

    private void add(Mapping mapping) {
        all.put(mapping.id(), mapping);
    }

    private static ObjectNode rule(String expression, String pushStatus) {
        return Json.object().put("expression", expression).put("pushStatus", pushStatus);
    }
}
