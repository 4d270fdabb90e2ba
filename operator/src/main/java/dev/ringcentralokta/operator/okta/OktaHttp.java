package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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

    /** More pages than any listing of this client can have; endless links end here. */
    private static final int MAX_PAGES = 10_000;

    private final OktaExchange exchange;
    private final Authorization authorization;

    OktaHttp(OktaExchange exchange, Authorization authorization) {
        this.exchange = exchange;
        this.authorization = authorization;
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
        return object(call(request(url)));
    }

    /** The resource, or empty where Okta says that there is none; a 404 that is not Okta's is a failure. */
    Optional<ObjectNode> find(HttpUrl url) {
        HttpAnswer answer = send(request(url));
        return OktaErrors.saysNotFound(answer) ? Optional.empty() : Optional.of(object(successful(answer, false)));
    }

    /** All items of all pages. */
    <T> List<T> list(HttpUrl first, Function<ObjectNode, T> decode) {
        List<T> items = new ArrayList<>();
        Set<HttpUrl> seen = new LinkedHashSet<>();
        Optional<HttpUrl> page = Optional.of(first);
        while (page.isPresent()) {
            if (!seen.add(page.get()) || seen.size() > MAX_PAGES) {
                throw new ApiException(OktaErrors.notOkta("its pages of " + first.encodedPath() + " have no end"));
            }
            HttpAnswer answer = call(request(page.get()));
            objects(answer).forEach(item -> items.add(decode.apply(item)));
            page = NextPage.of(answer, first);
        }
        return items;
    }

    ObjectNode post(HttpUrl url, ObjectNode body) {
        return object(call(request(url).post(json(body))));
    }

    ObjectNode put(HttpUrl url, ObjectNode body) {
        return object(call(request(url).put(json(body))));
    }

    /** A POST that needs no body and whose answer tells nothing. */
    void command(HttpUrl url) {
        call(request(url).post(RequestBody.EMPTY));
    }

    /** Deletes; what is not there is deleted. */
    void delete(HttpUrl url) {
        HttpAnswer answer = send(request(url).delete());
        if (!OktaErrors.saysNotFound(answer)) {
            successful(answer, true);
        }
    }

    String xml(HttpUrl url) {
        return call(request(url).header("Accept", "application/xml")).body();
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

    private HttpAnswer call(Request.Builder request) {
        HttpAnswer answer = send(request);
        return successful(answer, !request.build().method().equals("GET"));
    }

    private HttpAnswer successful(HttpAnswer answer, boolean writes) {
        if (!answer.successful()) {
            throw exchange.failure(answer, writes);
        }
        return answer;
    }

    /** Sends; once more with new credentials where Okta no longer takes the ones at hand. */
    private HttpAnswer send(Request.Builder request) {
        HttpAnswer answer = sendAuthorized(request);
        boolean again = OktaErrors.saysBadCredentials(answer) && authorization.renew();
        return again ? sendAuthorized(request) : answer;
    }

    private HttpAnswer sendAuthorized(Request.Builder request) {
        return exchange.send(
                request.header("Authorization", authorization.header()).build());
    }

    private static ObjectNode object(HttpAnswer answer) {
        if (answer.json() instanceof ObjectNode object) {
            return object;
        }
        throw new ApiException(OktaErrors.notOkta("its answer is not a JSON object"));
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
            throw new ApiException(OktaErrors.notOkta("its answer is not a JSON array of objects"));
        }
        return objects;
    }
}
