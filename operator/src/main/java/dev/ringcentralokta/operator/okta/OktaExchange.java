package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.ratelimit.Quota;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** One governed call to one org, without credentials; the answer is not judged. */
final class OktaExchange {

    /** Okta's windows last about a minute; used where an answer does not say when the next one begins. */
    private static final Duration WINDOW = Duration.ofSeconds(60);

    /** The lead byte of a character of four bytes of UTF-8, as a URL carries it. */
    private static final Pattern FOUR_BYTE_CHARACTER = Pattern.compile("%F[0-4]");

    private final HttpUrl org;
    private final HttpTransport transport;
    private final Governor governor;
    private final Clock clock;

    OktaExchange(URI orgUrl, HttpTransport transport, Governor governor, Clock clock) {
        HttpUrl url = HttpUrl.get(orgUrl);
        if (url == null) {
            throw new IllegalArgumentException("'" + orgUrl + "' is not an org URL: write https://<org>.okta.com");
        }
        this.org = url;
        this.transport = transport;
        this.governor = governor;
        this.clock = clock;
    }

    /** The URL of a path of the org; each segment is encoded. */
    HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = org.newBuilder().encodedPath("/");
        for (String segment : segments) {
            if (segment.isBlank() || segment.matches("\\.{1,2}")) { // would silently name another resource
                throw new ApiException(ApiFailure.of(
                        ApiFailure.Category.Terminal,
                        OktaErrors.VENDOR,
                        0,
                        "",
                        "'" + segment + "' is not an id or a login in Okta"));
            }
            url.addPathSegment(segment);
        }
        return url;
    }

    HttpAnswer send(Request request) {
        if (FOUR_BYTE_CHARACTER.matcher(request.url().toString()).find()) {
            throw new ApiException(OktaErrors.unstorableCharacter());
        }
        String bucket = OktaBuckets.of(request.url().pathSegments());
        governor.acquire(bucket);
        Optional<Quota> quota = Optional.empty();
        try {
            HttpAnswer answer = transport.send(OktaErrors.VENDOR, request);
            quota = quota(answer);
            return answer;
        } finally {
            governor.answered(bucket, quota);
        }
    }

    /** The exception for an answer that is not 2xx. */
    ApiException failure(HttpAnswer answer, boolean writes) {
        return new ApiException(OktaErrors.of(answer, writes, resetsAt(answer).orElseGet(this::nextWindow)));
    }

    private Optional<Quota> quota(HttpAnswer answer) {
        if (answer.status() == 429) {
            return Optional.of(Quota.exhausted(resetsAt(answer).orElseGet(this::nextWindow)));
        }
        Optional<Long> limit = number(answer, "X-Rate-Limit-Limit");
        Optional<Long> remaining = number(answer, "X-Rate-Limit-Remaining");
        Optional<Instant> resetsAt = resetsAt(answer);
        if (limit.isEmpty() || remaining.isEmpty() || resetsAt.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Quota(limit.get().intValue(), remaining.get().intValue(), resetsAt.get()));
    }

    /** Okta's clock and ours may differ: its own Date tells how far away the reset is (okta-api.md §10). */
    private Optional<Instant> resetsAt(HttpAnswer answer) {
        return number(answer, "X-Rate-Limit-Reset").map(epochSecond -> {
            Instant date =
                    Optional.ofNullable(answer.headers().getInstant("Date")).orElseGet(clock::instant);
            Duration away = Duration.between(date, Instant.ofEpochSecond(epochSecond));
            return clock.instant().plus(away).plusSeconds(1);
        });
    }

    private Instant nextWindow() {
        return clock.instant().plus(WINDOW);
    }

    private static Optional<Long> number(HttpAnswer answer, String header) {
        String value = answer.header(header);
        return value.matches("\\d{1,12}") ? Optional.of(Long.valueOf(value)) : Optional.empty();
    }
}
