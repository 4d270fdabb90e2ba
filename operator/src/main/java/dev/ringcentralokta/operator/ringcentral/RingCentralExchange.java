package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.HttpAnswer;
import dev.ringcentralokta.operator.http.HttpTransport;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Governed calls to one server for one app; the answer is not judged. */
final class RingCentralExchange {

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
        governor.acquire(group, caller);
        ToldLimits told = ToldLimits.nothing();
        try {
            HttpAnswer answer = transport.send(RingCentralErrors.VENDOR, request);
            told = ToldLimits.of(answer);
            return answer;
        } finally {
            governor.answered(group, caller, told);
        }
    }
}
