package dev.ringcentralokta.operator.http;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How the transport behaves.
 *
 * @param connectTimeout for one connection, TLS handshake included
 * @param readTimeout for silence between two packets
 * @param callTimeout for one whole call
 * @param keepAlive for how long a connection is kept that nobody uses: less than servers keep theirs, as OkHttp sends a read
 *     over one that the server has closed
 * @param retryPause before a failed GET is made a second time
 * @param maxBodyBytes the longest answer that is read
 * @param trustedCertificates a PEM file with certificate authorities that are trusted beside the platform's
 */
public record HttpSettings(
        Duration connectTimeout,
        Duration readTimeout,
        Duration callTimeout,
        Duration keepAlive,
        Duration retryPause,
        long maxBodyBytes,
        @Nullable Path trustedCertificates) {

    /** Settings that fit both vendors. */
    public static HttpSettings defaults() {
        return new HttpSettings(
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofMillis(250),
                8L * 1024 * 1024,
                null);
    }

    /** The same settings with another time for one whole call; 0 would be no limit. */
    public HttpSettings withCallTimeout(Duration other) {
        return new HttpSettings(
                connectTimeout, readTimeout, other, keepAlive, retryPause, maxBodyBytes, trustedCertificates);
    }

    /** The same settings, trusting the authorities of {@code pemFile} too. */
    public HttpSettings trusting(Path pemFile) {
        return new HttpSettings(connectTimeout, readTimeout, callTimeout, keepAlive, retryPause, maxBodyBytes, pemFile);
    }
}
