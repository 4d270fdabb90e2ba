package dev.ringcentralokta.operator.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.networknt.schema.ValidationMessage;
import dev.ringcentralokta.sandbox.http.RequestLog.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds what in a request a vendor's document does not have: the operation, a query parameter, the body's type or a part
 * of it. Answers are not looked at, and neither is a member of a body that the document does not name: Okta's schemas
 * never forbid further ones (okta-api.md §13.13).
 */
final class RequestValidator {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final VendorDocument document;
    private final Schemas texts;
    private final Schemas json;

    RequestValidator(VendorDocument document) {
        this.document = document;
        this.texts = Schemas.ofTexts(document);
        this.json = Schemas.ofJson(document);
    }

    List<Violation> violations(Request request) {
        Optional<Operation> operation = document.operation(request.method(), request.path());
        if (operation.isEmpty()) {
            return List.of(new Violation(
                    request.method() + " " + request.path(), "operation", "-", "The document has no such operation"));
        }
        List<Violation> found = new ArrayList<>(inQuery(operation.get(), form(request.query())));
        found.addAll(inBody(operation.get(), request));
        return found;
    }

    private List<Violation> inQuery(Operation operation, Map<String, String> query) {
        List<Violation> found = new ArrayList<>();
        query.forEach((name, value) -> {
            JsonNode schema = operation.query().get(name);
            if (schema == null) {
                found.add(new Violation(operation.id(), "query", name, "The operation has no such query parameter"));
            } else {
                found.addAll(invalid(operation, name, texts.validate(schema, TextNode.valueOf(value))));
            }
        });
        operation.requiredQuery().stream()
                .filter(name -> !query.containsKey(name))
                .forEach(name ->
                        found.add(new Violation(operation.id(), "query", name, "The query parameter is required")));
        return found;
    }

    private List<Violation> inBody(Operation operation, Request request) {
        if (request.body().isEmpty()) {
            return operation.bodyRequired() ? List.of(body(operation, "The body is required")) : List.of();
        }
        String type = request.contentType().replaceFirst(";.*", "").trim();
        JsonNode schema = operation.bodies().get(type);
        if (schema == null) {
            return List.of(body(operation, "The operation takes no body of type '" + type + "'"));
        }
        if (type.equals(FORM)) {
            ObjectNode form = JsonNodeFactory.instance.objectNode();
            form(request.body()).forEach(form::put);
            return invalid(operation, schema, form, texts);
        }
        try {
            return invalid(operation, schema, JSON.readTree(request.body()), json);
        } catch (JsonProcessingException e) {
            return List.of(body(operation, "The body is not JSON"));
        }
    }

    private static List<Violation> invalid(Operation operation, JsonNode schema, JsonNode value, Schemas schemas) {
        return schemas.namesItsBranch(schema, value)
                ? invalid(operation, "$", schemas.validate(schema, value))
                : List.of(body(operation, "The body names none of the schema's branches"));
    }

    private static List<Violation> invalid(Operation operation, String root, Set<ValidationMessage> messages) {
        return messages.stream()
                .map(message -> new Violation(
                        operation.id(),
                        message.getInstanceNode().isNull() ? "null" : message.getType(),
                        root
                                + message.getInstanceLocation().toString().substring(1)
                                + Optional.ofNullable(message.getProperty())
                                        .map(missing -> "." + missing)
                                        .orElse(""),
                        message.getError()))
                .toList();
    }

    private static Violation body(Operation operation, String message) {
        return new Violation(operation.id(), "body", "$", message);
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (!pair.isEmpty()) {
                form.put(decode(equals < 0 ? pair : pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
