package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.ByteString;

/** Calls of the user whom one access token speaks for. The areas of the API speak through it. */
final class RingCentralApi {

    private static final MediaType JSON = MediaType.get("application/json");

    private final RingCentralExchange exchange;
    private final String accessToken;
    private final UnaryOperator<ApiException> refused;
    private final Clock clock;

    /**
     * Calls with one access token.
     *
     * @param refused what to throw where the token is not taken
     */
    RingCentralApi(RingCentralExchange exchange, String accessToken, UnaryOperator<ApiException> refused, Clock clock) {
        this.exchange = exchange;
        this.accessToken = accessToken;
        this.refused = refused;
        this.clock = clock;
    }

    /** The URL of a path of the server. */
    HttpUrl.Builder url(String path) {
        return exchange.url(path);
    }

    /** Reads what is there; the answer is one of success. */
    HttpAnswer get(HttpUrl url, RateLimitGroup group) {
        return call(request(url).build(), group);
    }

    /** Reads what may be there; empty where RingCentral says that it is not. */
    Optional<HttpAnswer> find(HttpUrl url, RateLimitGroup group) {
        try {
            return Optional.of(get(url, group));
        } catch (ApiException e) {
            if (e.failure().reason() == FailureReason.NotFound) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Asks for a change, once: where the answer is lost, the failure says that the outcome is unknown.
     *
     * @param method {@code POST}, {@code PUT} or {@code PATCH}
     */
    HttpAnswer write(String method, HttpUrl url, ObjectNode body, RateLimitGroup group) {
        return call(
                request(url)
                        .method(method, RequestBody.create(body.toString(), JSON))
                        .build(),
                group);
    }

    /** Deletes; what is not there is deleted. Returns RingCentral's id of the call. */
    String delete(HttpUrl url, RateLimitGroup group) {
        try {
            return RingCentralErrors.requestId(call(request(url).delete().build(), group));
        } catch (ApiException e) {
            if (e.failure().reason() == FailureReason.NotFound) {
                return e.failure().requestId();
            }
            throw e;
        }
    }

    private Request.Builder request(HttpUrl url) {
        return exchange.request(url.newBuilder()).header("Authorization", "Bearer " + accessToken);
    }

    private HttpAnswer call(Request request, RateLimitGroup group) {
        boolean writes = !request.method().equals("GET");
        HttpAnswer answer = exchange.send(request, group, caller());
        try {
            return RingCentralErrors.successful(answer, Purpose.Api, writes, clock);
        } catch (ApiException e) {
            throw e.failure().reason() == FailureReason.CredentialsRejected ? refused.apply(e) : e;
        }
    }

    /** A user is not told apart by the token, which changes once an hour; what was counted is then told by the answers. */
    private String caller() {
        return ByteString.encodeUtf8(accessToken).sha256().hex();
    }
}
