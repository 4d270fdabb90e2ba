package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.HttpTransport;
import java.net.URI;
import java.time.Clock;
import okhttp3.HttpUrl;

/** The RingCentral clients of all integrations. */
public final class RingCentralClients {

    private final HttpTransport transport;
    private final Clock clock;

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
        HttpUrl server = HttpUrl.get(serverUrl);
        if (server == null) {
            throw new IllegalArgumentException(
                    "'" + serverUrl + "' is not a server URL: write https://platform.ringcentral.com");
        }
        return new RingCentralClient(server, app, transport, clock);
    }
}
