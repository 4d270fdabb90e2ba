package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.BucketState;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.HttpUrl;

/** The RingCentral clients of all integrations. All clients of one app at one server share its rate limits. */
public final class RingCentralClients {

    /** Whose rate limits are shared; a new secret of the same app changes nothing about them. */
    private record App(HttpUrl server, String clientId) {}

    private final HttpTransport transport;
    private final Clock clock;
    private final Map<App, RingCentralGovernor> governors = new ConcurrentHashMap<>();

    public RingCentralClients(HttpTransport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    /**
     * A client that speaks for one app.
     *
     * @param serverUrl such as {@code https://platform.ringcentral.com}
     * @throws IllegalArgumentException where {@code serverUrl} is not an HTTP URL
     */
    public RingCentralClient of(URI serverUrl, AppCredentials app) {
        HttpUrl server = server(serverUrl);
        RingCentralGovernor governor =
                governors.computeIfAbsent(new App(server, app.clientId()), any -> new RingCentralGovernor(clock));
        return new RingCentralClient(new RingCentralExchange(server, transport, governor), app, clock);
    }

    /**
     * The version of a server that answers as RingCentral does, without credentials (operation readAPIVersions,
     * ringcentral-api.md §1.1); counted in no limit.
     *
     * @throws ApiException where nothing answers, or something else
     */
    public String serverVersion(URI serverUrl) {
        RingCentralExchange exchange =
                new RingCentralExchange(server(serverUrl), transport, new RingCentralGovernor(clock));
        HttpAnswer answer = RingCentralErrors.successful(
                exchange.send(exchange.request(exchange.url("/restapi")).build(), RateLimitGroup.Light, ""),
                Purpose.Api,
                false,
                clock);
        return RingCentralJson.required(answer, answer.json(), "serverVersion");
    }

    /** How many people can be created, changed or deleted in a minute, by RingCentral's documentation. */
    public static int documentedChangesPerMinute() {
        return RateLimitGroup.Heavy.documented().calls();
    }

    /** How much room the rate limits have at a server, by the host's name; of several apps, each. */
    public List<BucketState> buckets(String host) {
        return governors.entrySet().stream()
                .filter(entry -> entry.getKey().server().host().equals(host))
                .flatMap(entry -> entry.getValue().buckets().stream())
                .toList();
    }

    /** Without a path, so that the same server is the same however it is written. */
    private static HttpUrl server(URI serverUrl) {
        HttpUrl url = HttpUrl.get(serverUrl);
        if (url == null) {
            throw new IllegalArgumentException(
                    "'" + serverUrl + "' is not a server URL: write https://platform.ringcentral.com");
        }
        return url.newBuilder().encodedPath("/").query(null).fragment(null).build();
    }
}
