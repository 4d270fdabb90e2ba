package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.ratelimit.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Okta's manner of HTTP: credentials, JSON, pages, errors. The areas of the API speak through it. */
final class OktaHttp {

    private static final MediaType JSON = MediaType.get("application/json");

    private final OktaExchange exchange;
    private final Authorization authorization;
    private final Caller caller;

    OktaHttp(OktaExchange exchange, Authorization authorization, Caller caller) {
        this.exchange = exchange;
        this.authorization = authorization;
        this.caller = caller;
    }

    OktaHttp with(Caller other) {
        return new OktaHttp(exchange, authorization, other);
    }

    /** The scopes of the access token at hand. */
    Set<String> scopes() {
        return authorization.scopes();
    }

    /** The URL of a resource below {@code /api/v1}; each segment is encoded. */
    HttpUrl.Builder url(String... segments) {
        String[] path = new String[segments.length + 2];
        path[0] = "api";
        path[1] = "v1";
        System.arraycopy(segments, 0, path, 2, segments.length);
        return exchange.url(path);
    }

    ObjectNode get(HttpUrl url) {
        return object(call(read(url)), false);
    }

    /** The resource, or empty where Okta says that there is none; a 404 that is not Okta's is a failure. */
    Optional<ObjectNode> find(HttpUrl url) {
        Request request = read(url);
        HttpAnswer answer = send(request);
        return OktaErrors.saysNotFound(answer)
                ? Optional.empty()
                : Optional.of(object(successful(answer, request), false));
    }

    /** All items of all pages. */
    <T> List<T> list(HttpUrl first, Function<ObjectNode, T> decode) {
        return listing(first, decode).readOn();
    }

    /** The same, to be read on after a failure where it stopped. */
    <T> Listing<T> listing(HttpUrl first, Function<ObjectNode, T> decode) {
        return new Listing<>(first, this::page, decode);
    }

    /** One page of a listing. */
    record Page(List<ObjectNode> items, Optional<HttpUrl> next) {}

    Page page(HttpUrl url) {
        HttpAnswer answer = call(read(url));
        return new Page(objects(answer), NextPage.of(answer, url));
    }

    /** Why nothing can be read there; empty where it can. */
    Optional<ApiFailure> failure(HttpUrl url) {
        try {
            call(read(url));
            return Optional.empty();
        } catch (ApiException e) {
            return Optional.of(e.failure());
        }
    }

    Written<ObjectNode> post(HttpUrl url, ObjectNode body) {
        return write(request(url).post(json(body)).build());
    }

    Written<ObjectNode> put(HttpUrl url, ObjectNode body) {
        return write(request(url).put(json(body)).build());
    }

    /** A POST that needs no body and whose answer tells nothing; returns Okta's id of the call. */
    String command(HttpUrl url) {
        return OktaErrors.requestId(call(request(url).post(RequestBody.EMPTY).build()));
    }

    /** A PUT of the same kind. */
    String put(HttpUrl url) {
        return OktaErrors.requestId(call(request(url).put(RequestBody.EMPTY).build()));
    }

    /** Deletes; what is not there is deleted. Returns Okta's id of the call. */
    String delete(HttpUrl url) {
        Request request = request(url).delete().build();
        HttpAnswer answer = send(request);
        return OktaErrors.requestId(OktaErrors.saysNotFound(answer) ? answer : successful(answer, request));
    }

    String xml(HttpUrl url) {
        return call(request(url).header("Accept", "application/xml").build()).body();
    }

    private Written<ObjectNode> write(Request request) {
        HttpAnswer answer = call(request);
        return new Written<>(object(answer, true), OktaErrors.requestId(answer));
    }

    private static Request read(HttpUrl url) {
        return request(url).build();
    }

    private static Request.Builder request(HttpUrl url) {
        return new Request.Builder().url(url).header("Accept", "application/json");
    }

    private static RequestBody json(ObjectNode body) {
        String text = body.toString();
        if (text.chars().anyMatch(c -> Character.isSurrogate((char) c))) {
            throw new ApiException(OktaErrors.unstorableCharacter());
        }
        return RequestBody.create(text, JSON);
    }

    private HttpAnswer call(Request request) {
        return successful(send(request), request);
    }

    private HttpAnswer successful(HttpAnswer answer, Request request) {
        if (!answer.successful()) {
            throw failure(answer, request);
        }
        return answer;
    }

    private ApiException failure(HttpAnswer answer, Request request) {
        boolean writes = !request.method().equals("GET");
        return exchange.failure(answer, writes, authorization.advice(answer.status(), request));
    }

    /** Only reads are sent a second time when something goes wrong on the way. */
    private HttpAnswer send(Request request) {
        return request.method().equals("GET") ? exchange.read(() -> attempt(request)) : attempt(request);
    }

    /** Sends; once more with new credentials where Okta no longer takes the ones at hand. */
    private HttpAnswer attempt(Request request) {
        Request signed = authorization.signed(request);
        HttpAnswer answer = exchange.send(signed, caller);
        boolean again = OktaErrors.saysBadCredentials(answer) && authorization.renew(signed);
        return again ? exchange.send(authorization.signed(request), caller) : answer;
    }

    private static ObjectNode object(HttpAnswer answer, boolean writes) {
        if (answer.json() instanceof ObjectNode object) {
            return object;
        }
        throw new ApiException(OktaErrors.unreadable(answer, writes, "its answer is not a JSON object"));
    }

    private static List<ObjectNode> objects(HttpAnswer answer) {
        JsonNode items = answer.json();
        List<ObjectNode> objects = new ArrayList<>();
        items.forEach(item -> {
            if (item instanceof ObjectNode object) {
                objects.add(object);
            }
        });
        if (!items.isArray() || objects.size() != items.size()) {
            throw new ApiException(OktaErrors.unreadable(answer, false, "its answer is not a JSON array of objects"));
        }
        return objects;
    }
}
