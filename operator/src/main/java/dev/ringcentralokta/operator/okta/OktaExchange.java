package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.http.Vendor;
import dev.ringcentralokta.operator.ratelimit.Caller;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.ratelimit.Quota;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** One governed call to one org, without credentials; the answer is not judged. */
final class OktaExchange {

    /** As in the paths of Okta's reference. */
    private static final Set<String> WORDS = Set.of(
            ".well-known",
            "activate",
            "api",
            "apps",
            "connections",
            "credentials",
            "deactivate",
            "default",
            "features",
            "groups",
            "keys",
            "lifecycle",
            "logs",
            "mappings",
            "metadata",
            "oauth2",
            "okta-organization",
            "saml",
            "sso",
            "token",
            "users",
            "v1");

    private static final Vendor OKTA = new Vendor(OktaErrors.VENDOR, OktaErrors.REQUEST_ID, WORDS);

    /** The lead byte of a character of four bytes of UTF-8, as a URL carries it. */
    private static final Pattern FOUR_BYTE_CHARACTER = Pattern.compile("%F[0-4]");

    private final HttpUrl org;
    private final HttpTransport transport;
    private final Governor governor;
    private final int sharePercent;
    private final OktaRateLimit rateLimit;

    OktaExchange(URI orgUrl, HttpTransport transport, Governor governor, int sharePercent, Clock clock) {
        HttpUrl url = HttpUrl.get(orgUrl);
        if (url == null) {
            throw new IllegalArgumentException("'" + orgUrl + "' is not an org URL: write https://<org>.okta.com");
        }
        this.org = url;
        this.transport = transport;
        this.governor = governor;
        this.sharePercent = sharePercent;
        this.rateLimit = new OktaRateLimit(clock);
    }

    /** The URL of a path of the org; each segment is encoded. */
    HttpUrl.Builder url(String... segments) {
        HttpUrl.Builder url = org.newBuilder().encodedPath("/");
        for (String segment : segments) {
            if (segment.isBlank() || segment.matches("\\.{1,2}")) { // would silently name another resource
                throw new ApiException(ApiFailure.terminal(
                        FailureReason.Refused,
                        OktaErrors.VENDOR,
                        0,
                        "'" + segment + "' is not an id or a login in Okta"));
            }
            url.addPathSegment(segment);
        }
        return url;
    }

    /** How many calls a minute the operator may make in a bucket; empty while no answer has told. */
    OptionalInt callsPerMinute(String method, String... segments) {
        return governor.callsPerMinute(
                OktaBuckets.of(method, url(segments).build().pathSegments()), sharePercent);
    }

    /** What is known of the org's rate limits. */
    List<Governor.Limit> limits() {
        return governor.limits(sharePercent);
    }

    /** Sends a request once. */
    HttpAnswer send(Request request, Caller caller) {
        if (FOUR_BYTE_CHARACTER.matcher(request.url().toString()).find()) {
            throw new ApiException(OktaErrors.unstorableCharacter());
        }
        String bucket = OktaBuckets.of(request.method(), request.url().pathSegments());
        acquire(bucket, caller);
        Optional<Quota> quota = Optional.empty();
        try {
            HttpAnswer answer = transport.send(OKTA, request);
            quota = rateLimit.quota(answer);
            return answer;
        } finally {
            governor.answered(bucket, quota);
        }
    }

    private void acquire(String bucket, Caller caller) {
        try {
            governor.acquire(bucket, sharePercent, caller);
        } catch (ApiException noRoom) {
            throw transport.heldBack(OKTA, bucket, noRoom);
        }
    }

    /** Makes a call that changes nothing, and once more where no answer came, or one of a passing trouble. */
    HttpAnswer read(Supplier<HttpAnswer> attempt) {
        return transport.read(OktaErrors.VENDOR, attempt);
    }

    /** The exception for an answer that is not 2xx. */
    ApiException failure(HttpAnswer answer, boolean writes, String advice) {
        Instant retryAt = rateLimit.resetsAt(answer);
        return new ApiException(OktaErrors.of(answer, writes, retryAt, advice));
    }
}
