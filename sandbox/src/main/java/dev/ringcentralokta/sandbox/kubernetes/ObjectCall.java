package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.kubernetes.WriteOptions.FieldValidation;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A request about objects of one type, with its options read from path, query, headers and body. */
record ObjectCall(Context context, ResourceType type, RequestPath path) {

    private static final List<String> READABLE = List.of("application/json", "application/yaml");
    private static final Duration LONGEST_WATCH = Duration.ofMinutes(30);

    /** @throws ApiException 404 if the path names no served type */
    static ObjectCall of(Context context, ResourceTypes types) {
        RequestPath path = RequestPath.parse(context.path()).orElseThrow(ApiException::noSuchResource);
        ResourceType type = types.byPlural(path.apiVersion(), path.plural()).orElseThrow(ApiException::noSuchResource);
        boolean status = path.subresource().equals("status") && type.hasStatus();
        boolean wrongScope = !path.namespace().isEmpty() && !type.namespaced();
        if (wrongScope || (!path.subresource().isEmpty() && !status)) {
            throw ApiException.noSuchResource();
        }
        return new ObjectCall(context, type, path);
    }

    boolean isForCollection() {
        return path.name().isEmpty();
    }

    boolean isWatch() {
        return query("watch").equals("true") || query("watch").equals("1");
    }

    Target target() {
        return new Target(
                type,
                new ObjectKey(path.namespace(), path.name()),
                !path.subresource().isEmpty());
    }

    /** The objects that the selectors of the query take. */
    Predicate<ApiObject> selector() {
        Optional<String> namespace = path.namespaceIfAny();
        Predicate<ApiObject> inNamespace =
                object -> namespace.isEmpty() || namespace.get().equals(object.namespace());
        Predicate<ApiObject> named =
                object -> path.name().isEmpty() || path.name().equals(object.name());
        return inNamespace
                .and(named)
                .and(Selector.labels(query("labelSelector")))
                .and(Selector.fields(query("fieldSelector"), type));
    }

    Watch watch(Clock clock) {
        long asked = number("timeoutSeconds");
        boolean initial = query("sendInitialEvents").equals("true");
        return new Watch(
                representation(clock),
                selector(),
                number("resourceVersion"),
                query("allowWatchBookmarks").equals("true"),
                initial,
                asked > 0 ? Duration.ofSeconds(asked) : LONGEST_WATCH);
    }

    Representation representation(Clock clock) {
        String accept = Optional.ofNullable(context.header("Accept")).orElse("");
        return Representation.of(type, accept, query("includeObject"), clock);
    }

    WriteOptions writeOptions() {
        String agent = Optional.ofNullable(context.userAgent()).orElse("unknown");
        String manager = query("fieldManager").isEmpty() ? agent.split("/", 2)[0] : query("fieldManager");
        return new WriteOptions(
                manager, query("force").equals("true"), query("dryRun").equals("All"), fieldValidation());
    }

    ObjectNode body() {
        return body(context);
    }

    /** @throws ApiException 400 if the body is no object, 415 if it is in a form that is not read here */
    static ObjectNode body(Context context) {
        String mediaType = mediaType(context);
        if (!mediaType.equals(Protobuf.MEDIA_TYPE)) {
            return Json.readObject(context.bodyAsBytes(), mediaType.contains("yaml"));
        }
        return Protobuf.read(context.bodyAsBytes())
                .orElseThrow(() -> ApiException.unsupportedMediaType(mediaType, READABLE));
    }

    String mediaType() {
        return mediaType(context);
    }

    private static String mediaType(Context context) {
        String contentType = Optional.ofNullable(context.contentType()).orElse("application/json");
        return contentType.split(";", 2)[0].strip();
    }

    int limit() {
        return (int) number("limit");
    }

    String query(String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("");
    }

    private FieldValidation fieldValidation() {
        String asked = query("fieldValidation").toUpperCase(Locale.ROOT);
        try {
            return asked.isEmpty() ? FieldValidation.WARN : FieldValidation.valueOf(asked);
        } catch (IllegalArgumentException e) {
            throw ApiException.badRequest("invalid fieldValidation: " + query("fieldValidation"));
        }
    }

    private long number(String name) {
        try {
            return query(name).isEmpty() ? 0 : Long.parseLong(query(name));
        } catch (NumberFormatException e) {
            throw ApiException.badRequest("%s: Invalid value: \"%s\"".formatted(name, query(name)));
        }
    }
}
