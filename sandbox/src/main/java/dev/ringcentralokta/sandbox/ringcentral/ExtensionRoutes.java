package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Extensions of the REST API (ringcentral-api.md §5.1). */
final class ExtensionRoutes {

    private static final int LONGEST_TEXT = 64;

    /** As lists have it (schema GetExtensionListInfoResponse); what the vendor says to a longer one is unknown. */
    private static final int LONGEST_NUMBER = 8;

    private final RingCentralAccount account;
    private final RingCentralSessions sessions;
    private final ExtensionDocuments documents;

    ExtensionRoutes(RingCentralAccount account, RingCentralSessions sessions) {
        this.account = account;
        this.documents = new ExtensionDocuments(account);
        this.sessions = sessions;
    }

    void mount(Routing routing) {
        routing.on(Operation.LIST_EXTENSIONS, this::list);
        routing.on(Operation.READ_EXTENSION, context -> context.json(documents.full(context, named(context))));
        routing.on(Operation.UPDATE_EXTENSION, this::update);
        routing.on(Operation.LIST_SITES, this::listSites);
        routing.on(Operation.CHECK_USER_PERMISSION, this::checkPermission);
    }

    private void list(Context context) {
        int number = Page.query(context, "page", 1, ExtensionRoutes::invalid);
        int size = Math.min(account.largestPage(), Page.query(context, "perPage", 100, ExtensionRoutes::invalid));
        Page<Extension> page = Page.of(
                account.extensions().stream()
                        .filter(extension -> matches(context, extension))
                        .toList(),
                number,
                size);
        String uri = documents.accountUri(context) + "/extension";
        ObjectNode body = Json.object().put("uri", uri);
        ArrayNode records = body.putArray("records");
        page.records().forEach(extension -> records.add(documents.brief(context, extension)));
        body.set("paging", page.paging());
        body.set("navigation", page.navigation(uri + filters(context)));
        context.json(body);
    }

    /** All on one page: the operation takes no parameters (ringcentral-api.md §5.3). */
    private void listSites(Context context) {
        List<Map.Entry<String, String>> sites = List.copyOf(account.sites().entrySet());
        Page<Map.Entry<String, String>> page = Page.of(sites, 1, sites.size());
        String uri = documents.accountUri(context) + "/sites";
        ObjectNode body = Json.object().put("uri", uri);
        ArrayNode records = body.putArray("records");
        page.records().forEach(site -> records.addObject()
                .put("id", site.getKey())
                .put("uri", uri + "/" + site.getKey())
                .put("name", site.getValue()));
        body.set("paging", page.paging());
        body.set("navigation", page.navigation(uri));
        context.json(body);
    }

    /** What narrows the list down, for the links to its other pages. */
    private static String filters(Context context) {
        StringJoiner filters = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String name : List.of("email", "extensionNumber", "status", "type")) {
            for (String value : context.queryParams(name)) {
                filters.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
            }
        }
        return filters.toString();
    }

    /** An extension without a number is listed only where it is not asked for by one. */
    private static boolean matches(Context context, Extension extension) {
        List<String> emails = context.queryParams("email").stream()
                .map(email -> email.toLowerCase(Locale.ROOT))
                .toList();
        String email = String.valueOf(extension.contact().email()).toLowerCase(Locale.ROOT);
        String number = context.queryParam("extensionNumber");
        return (number == null || number.equals(extension.extensionNumber()))
                && (emails.isEmpty() || emails.contains(email))
                && oneOf(context.queryParams("status"), extension.status().name())
                && oneOf(context.queryParams("type"), "User");
    }

    private static boolean oneOf(List<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    /** Only the members that are sent are changed (the documentation's sample; its text says otherwise). */
    private void update(Context context) {
        Extension extension = named(context);
        ObjectNode request = Routing.body(context);
        if (request.has("password")) {
            // Credentials are not RingCentral's while an identity provider manages them.
            throw Refusal.rest(403, "EXT-413", "Credentials changing is not allowed");
        }
        Contact contact = contact(extension, request.path("contact"));
        ExtensionStatus status = status(extension, request.path("status"));
        String number = request.path("extensionNumber").asText(extension.extensionNumber());
        if (number == null && status != ExtensionStatus.Unassigned) {
            throw invalid("extensionNumber");
        }
        if (number != null && number.length() > LONGEST_NUMBER) {
            throw invalid("extensionNumber");
        }
        checkLengths(contact);
        checkFree(extension, contact, number);
        String site = request.path("site").path("id").asText(extension.siteId());
        if (account.site(site).isEmpty()) {
            throw invalid("site.id"); // which code the vendor has for it is unknown
        }
        Extension changed = account.update(extension.id(), old -> old.with(status, contact, old.externalId())
                .withNumber(number)
                .atSite(site));
        if (!changed.mayLogIn()) {
            sessions.revokeOf(changed.id());
        }
        context.json(documents.full(context, changed));
    }

    private static Contact contact(Extension extension, JsonNode changes) {
        if (!(changes instanceof ObjectNode members)) {
            return extension.contact();
        }
        try {
            ObjectNode merged = Json.object();
            merged.setAll((ObjectNode) Json.of(extension.contact()));
            Json.merge(merged, members.without(List.of("name", "pronouncedName")));
            return Json.to(Contact.class, merged);
        } catch (JsonProcessingException e) {
            throw invalid("contact");
        }
    }

    /** The lengths are documented, how a longer text is refused is not. */
    private static void checkLengths(Contact contact) {
        checkLength("contact.firstName", contact.firstName());
        checkLength("contact.lastName", contact.lastName());
        checkLength("contact.company", contact.company());
        checkLength("contact.jobTitle", contact.jobTitle());
        checkLength("contact.department", contact.department());
    }

    private static void checkLength(String parameter, @Nullable String value) {
        if (value != null && value.length() > LONGEST_TEXT) {
            throw invalid(parameter);
        }
    }

    private static ExtensionStatus status(Extension extension, JsonNode wanted) {
        return switch (wanted.asText(extension.status().name())) {
            case "Enabled" -> ExtensionStatus.Enabled;
            case "Disabled" -> ExtensionStatus.Disabled;
            case "Frozen" -> ExtensionStatus.Frozen;
            case "NotActivated" -> ExtensionStatus.NotActivated;
            case "Unassigned" -> keepUnassigned(extension);
            default -> throw invalid("status");
        };
    }

    private static ExtensionStatus keepUnassigned(Extension extension) {
        if (extension.assigned()) {
            throw invalid("status");
        }
        return ExtensionStatus.Unassigned;
    }

    private void checkFree(Extension extension, Contact contact, @Nullable String number) {
        for (Extension other : account.users()) {
            boolean same = other.id() == extension.id();
            if (!same && contact.email() != null && other.hasEmail(contact.email())) {
                throw duplicate("contact.email");
            }
            if (!same && Objects.equals(number, other.extensionNumber())) {
                throw duplicate("extensionNumber");
            }
        }
    }

    /** {@code ~} is the caller. */
    private Extension named(Context context) {
        String id = context.pathParam("extensionId");
        if (id.equals("~")) {
            return Gate.caller(context);
        }
        return (id.matches("\\d{1,18}") ? account.extension(Long.parseLong(id)) : Optional.<Extension>empty())
                .orElseThrow(() -> Refusal.parameter(
                        404, "CMN-102", "extensionId", "Resource for parameter [extensionId] is not found"));
    }

    private void checkPermission(Context context) {
        String permission = context.queryParam("permissionId");
        if (permission == null || permission.isBlank()) {
            throw invalid("permissionId");
        }
        Extension user = named(context);
        boolean successful = Gate.permits(user, permission);
        ObjectNode body = Json.object()
                .put(
                        "uri",
                        documents.accountUri(context) + "/extension/" + user.id() + "/authz-profile/check?permissionId="
                                + permission)
                .put("successful", successful);
        if (successful) {
            ObjectNode details = body.putObject("details");
            details.putObject("permission")
                    .put("uri", Routing.base(context) + "/restapi/v1.0/dictionary/permission/" + permission)
                    .put("id", permission);
            details.putObject("effectiveRole")
                    .put("uri", documents.roleUri(context, user))
                    .put("id", Role.of(user).id());
            details.putArray("scopes").add("Account");
        }
        context.json(body);
    }

    private static Refusal invalid(String parameter) {
        return Refusal.parameter(400, "CMN-101", parameter, "Parameter [" + parameter + "] value is invalid.");
    }

    private static Refusal duplicate(String parameter) {
        return Refusal.parameter(400, "CMN-406", parameter, "Duplicate value for parameter [" + parameter + "] found");
    }
}
