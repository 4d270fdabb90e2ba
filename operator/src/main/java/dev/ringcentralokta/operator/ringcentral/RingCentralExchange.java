package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.http.Vendor;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Governed calls to one server for one app; the answer is not judged. */
final class RingCentralExchange {

    /** As in the paths of RingCentral's reference. */
    private static final Set<String> WORDS = Set.of(
            "account",
            "call-queues",
            "extension",
            "members",
            "oauth",
            "restapi",
            "revoke",
            "scim",
            "ServiceProviderConfig",
            "sites",
            "token",
            "Users",
            "v1.0",
            "v2",
            "~");

    private static final Vendor RINGCENTRAL = new Vendor(RingCentralErrors.VENDOR, RingCentralErrors.REQUEST_ID, WORDS);

    private final HttpUrl server;
    private final HttpTransport transport;
    private final RingCentralGovernor governor;

    RingCentralExchange(HttpUrl server, HttpTransport transport, RingCentralGovernor governor) {
        this.server = server;
        this.transport = transport;
        this.governor = governor;
    }

    Request.Builder request(HttpUrl.Builder url) {
        return new Request.Builder().url(url.build()).header("Accept", "application/json");
    }

    /** The URL of a path of the server. */
    HttpUrl.Builder url(String path) {
        return server.newBuilder().encodedPath(path).query(null);
    }

    /** Sends; once more where a call that changes nothing went wrong on the way. */
    HttpAnswer send(Request request, RateLimitGroup group, String caller) {
        return request.method().equals("GET")
                ? transport.read(RingCentralErrors.VENDOR, () -> attempt(request, group, caller))
                : attempt(request, group, caller);
    }

    private HttpAnswer attempt(Request request, RateLimitGroup group, String caller) {
        acquire(group, caller);
        ToldLimits told = ToldLimits.nothing();
        try {
            HttpAnswer answer = transport.send(RINGCENTRAL, request);
            told = ToldLimits.of(answer);
            return answer;
        } finally {
            governor.answered(group, caller, told);
        }
    }

    private void acquire(RateLimitGroup group, String caller) {
        try {
            governor.acquire(group, caller);
        } catch (ApiException noRoom) {
            throw transport.heldBack(RINGCENTRAL, group.name(), noRoom);
        }
    }
}
