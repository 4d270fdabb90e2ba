package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.HttpAnswer;
import java.time.Clock;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;

/** Calls of the user whom one access token speaks for. The areas of the API speak through it. */
final class RingCentralApi {

    private final RingCentralExchange exchange;
    private final String accessToken;
    private final Clock clock;

    RingCentralApi(RingCentralExchange exchange, String accessToken, Clock clock) {
        this.exchange = exchange;
        this.accessToken = accessToken;
        this.clock = clock;
    }

    /** The URL of a path of the server. */
    HttpUrl.Builder url(String path) {
        return exchange.url(path);
    }

    /** Reads what is there; the answer is one of success. */
    HttpAnswer get(HttpUrl url, RateLimitGroup group) {
        Request request = exchange.request(url.newBuilder())
                .header("Authorization", "Bearer " + accessToken)
                .build();
        return RingCentralErrors.successful(exchange.send(request, group, caller()), Purpose.Api, false, clock);
    }

    /** A user is not told apart by the token, which changes once an hour; what was counted is then told by the answers. */
    private String caller() {
        return ByteString.encodeUtf8(accessToken).sha256().hex();
    }
}
