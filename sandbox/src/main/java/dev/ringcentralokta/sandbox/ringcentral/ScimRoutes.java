package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Optional;

/** SCIM 2.0 as RingCentral has it (ringcentral-api.md §4). */
final class ScimRoutes {

    private final RingCentralAccount account;
    private final RingCentralSessions sessions;

    ScimRoutes(RingCentralAccount account, RingCentralSessions sessions) {
        this.account = account;
        this.sessions = sessions;
    }

    void mount(Routing routing) {
        routing.on(Operation.SCIM_GET_PROVIDER_CONFIG, context -> answer(context, 200, providerConfig()));
        routing.on(Operation.SCIM_SEARCH_VIA_GET, integrated(this::list));
        routing.on(Operation.SCIM_SEARCH_VIA_POST, integrated(this::search));
        routing.on(Operation.SCIM_CREATE_USER, integrated(this::create));
        routing.on(Operation.SCIM_GET_USER, integrated(context -> answer(context, named(context))));
        routing.on(Operation.SCIM_UPDATE_USER, integrated(this::replace));
        routing.on(Operation.SCIM_PATCH_USER, integrated(this::patch));
        routing.on(Operation.SCIM_DELETE_USER, integrated(this::delete));
    }

    /** Without Directory Integration the vendor names another feature; whether reads are refused too is unknown. */
    private Handler integrated(Handler handler) {
        return context -> {
            if (!account.directoryIntegration()) {
                throw Refusal.scim(403, "Feature [Bulk Assign] is not available");
            }
            handler.handle(context);
        };
    }

    private void list(Context context) {
        ObjectNode query = Json.object();
        context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
        answer(context, 200, find(context, query));
    }

    private void search(Context context) {
        answer(context, 200, find(context, body(context)));
    }

    private ObjectNode find(Context context, ObjectNode query) {
        int start = Math.max(1, number(query, "startIndex", 1));
        int count = Math.min(account.largestPage(), Math.max(0, number(query, "count", 100)));
        List<Extension> found = account.users().stream()
                .filter(ScimFilter.parse(query.path("filter").asText("")))
                .toList();
        ObjectNode list = Json.object();
        list.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:ListResponse");
        ArrayNode resources = list.putArray("Resources");
        found.stream()
                .skip(start - 1L)
                .limit(count)
                .forEach(user -> resources.add(ScimDocuments.brief(user, Routing.base(context))));
        return list.put("totalResults", found.size()).put("startIndex", start).put("itemsPerPage", resources.size());
    }

    private void create(Context context) {
        ScimUser wanted = ScimUser.parse(body(context));
        checkUnique(wanted, Optional.empty());
        Extension created = account.assign(wanted.over(Contact.NOBODY), status(wanted, false), wanted.externalId())
                .orElseThrow(() -> Refusal.scim(403, "License limit has been reached."));
        answer(context, 201, ScimDocuments.full(created, Routing.base(context)));
    }

    private void replace(Context context) {
        save(context, named(context), body(context));
    }

    private void patch(Context context) {
        Extension user = named(context);
        ObjectNode document = ScimDocuments.full(user, Routing.base(context));
        ScimPatch.apply(document, body(context));
        save(context, user, document);
    }

    private void save(Context context, Extension user, ObjectNode document) {
        ScimUser wanted = ScimUser.parse(document);
        checkUnique(wanted, Optional.of(user));
        boolean activated = user.status() != ExtensionStatus.NotActivated;
        Extension saved = account.update(
                user.id(), old -> old.with(status(wanted, activated), wanted.over(old.contact()), wanted.externalId()));
        if (!saved.mayLogIn()) {
            sessions.revokeOf(saved.id());
        }
        answer(context, saved);
    }

    /** The person is gone, the line is kept and can be given to another one. */
    private void delete(Context context) {
        Extension user = named(context);
        if (user.id() == account.id()) {
            throw Refusal.scim(403, "The system extension can not be deleted");
        }
        account.unassign(user.id());
        sessions.revokeOf(user.id());
        context.status(204);
    }

    /** A new person has yet to activate the extension, as with the REST API (unknown for SCIM). */
    private static ExtensionStatus status(ScimUser wanted, boolean activated) {
        if (!wanted.active()) {
            return ExtensionStatus.Disabled;
        }
        return activated ? ExtensionStatus.Enabled : ExtensionStatus.NotActivated;
    }

    private void checkUnique(ScimUser wanted, Optional<Extension> self) {
        Optional<Long> holder = account.user(wanted.email()).map(Extension::id);
        if (holder.isPresent() && !holder.equals(self.map(Extension::id))) {
            throw Refusal.scim(409, "Duplicate email");
        }
    }

    private Extension named(Context context) {
        String id = context.pathParam("scimUserId");
        Optional<Extension> user = id.matches("\\d{1,18}") ? account.extension(Long.parseLong(id)) : Optional.empty();
        return user.filter(Extension::assigned).orElseThrow(() -> Refusal.scim(404, "User [" + id + "] is not found"));
    }

    private static int number(ObjectNode query, String name, int absent) {
        JsonNode value = query.path(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.asText().matches("-?\\d{1,9}")) {
            throw Refusal.scim("invalidValue", "Parameter [" + name + "] value is invalid.");
        }
        return Integer.parseInt(value.asText());
    }

    private static ObjectNode body(Context context) {
        return Json.parse(context.body()).orElseThrow(() -> Refusal.scim("invalidSyntax", "JSON can't be parsed."));
    }

    private ObjectNode providerConfig() {
        ObjectNode config = Json.object();
        config.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig");
        config.putObject("filter").put("supported", true).put("maxResults", account.largestPage());
        config.putObject("patch").put("supported", true);
        for (String feature : List.of("bulk", "changePassword", "etag", "sort", "xmlDataFormat")) {
            config.putObject(feature).put("supported", false);
        }
        config.putArray("authenticationSchemes")
                .addObject()
                .put("name", "OAuth Bearer Token")
                .put("description", "Authentication scheme using the OAuth Bearer Token Standard")
                .put("specUri", "http://www.rfc-editor.org/info/rfc6750")
                .put("primary", true);
        return config;
    }

    private static void answer(Context context, Extension user) {
        answer(context, 200, ScimDocuments.full(user, Routing.base(context)));
    }

    private static void answer(Context context, int status, ObjectNode body) {
        context.status(status).json(body).contentType(mediaType(context));
    }

    /** Both media types are served; the one that is asked for is taken. */
    private static String mediaType(Context context) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return accept.contains("application/scim+json") ? "application/scim+json" : "application/json";
    }
}
