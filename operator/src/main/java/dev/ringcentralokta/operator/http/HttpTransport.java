package dev.ringcentralokta.operator.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/**
 * Carries calls to the vendors: time-outs, bounded answers, a second try for reads. Knows nothing of what the calls
 * mean; every answer with a status, 5xx included, is handed back to be judged by the vendor's client.
 *
 * <p>Redirects are not followed: neither vendor's API redirects, and a redirect would carry credentials elsewhere.
 */
public final class HttpTransport implements AutoCloseable {

    /** OkHttp's own number. */
    private static final int IDLE_CONNECTIONS = 5;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final OkHttpClient client;
    private final String userAgent;
    private final HttpSettings settings;
    private final CallObserver observer;

    /** A transport that calls itself {@code ringcentral-okta-operator/<version>}, and may change what it wants. */
    public HttpTransport(String version, HttpSettings settings) {
        this(version, settings, Fence.OPEN);
    }

    /** A transport whose calls that may change something have to pass {@code fence}. */
    public HttpTransport(String version, HttpSettings settings, Fence fence) {
        this(version, settings, fence, CallObserver.NONE);
    }

    /** A transport whose calls {@code observer} is told of, too. */
    public HttpTransport(String version, HttpSettings settings, Fence fence, CallObserver observer) {
        this.userAgent = "ringcentral-okta-operator/" + version;
        this.settings = settings;
        this.client = client(settings, fence);
        this.observer = observer;
    }

    /**
     * Makes one call, and sends it at most once: whoever signs a request (DPoP) has to sign each attempt.
     *
     * @throws ApiException of type {@link ApiFailure.Retry} where no answer came; where the request may have been
     *     carried out all the same, {@link ApiFailure#outcomeUnknown()} is set
     * @throws FencedException where it may change something, and did not pass the fence
     */
    public HttpAnswer send(Vendor vendor, Request request) {
        Request.Builder builder = request.newBuilder().header("User-Agent", userAgent);
        if (request.body() != null) { // else OkHttp repeats by itself what a 503 says may be repeated at once
            builder.method(request.method(), new SentOnceBody(request.body()));
        }
        Request prepared = builder.build();
        CallObserver.Ongoing ongoing = observer.began(
                new CallObserver.Call(vendor.name(), request.url().host(), vendor.operation(request)));
        int status = 0;
        String requestId = "";
        try (Response response = client.newCall(prepared).execute()) {
            HttpAnswer answer = new HttpAnswer(response.code(), response.headers(), body(vendor.name(), response));
            status = answer.status();
            requestId = answer.header(vendor.requestIdHeader());
            return answer;
        } catch (IOException e) {
            throw new ApiException(TransportFailures.explain(vendor.name(), request, e), e);
        } finally {
            ongoing.ended(status, requestId);
        }
    }

    /**
     * Passes on what a governor throws where it has no room for a call, and tells of it.
     *
     * @param bucket the vendor's limit that is used up
     */
    public ApiException heldBack(Vendor vendor, String bucket, ApiException noRoom) {
        if (noRoom.failure() instanceof ApiFailure.Wait wait) {
            observer.heldBack(vendor.name(), bucket, wait.retryAt());
        }
        return noRoom;
    }

    /**
     * Makes a call that changes nothing, and once more after an I/O error or a 5xx.
     *
     * @param attempt makes the call, signed and counted anew
     */
    public HttpAnswer read(String vendor, Supplier<HttpAnswer> attempt) {
        try {
            HttpAnswer answer = attempt.get();
            if (answer.status() < 500) {
                return answer;
            }
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Retry)) {
                throw e;
            }
        }
        pause(vendor);
        return attempt.get();
    }

    @Override
    public void close() {
        client.dispatcher().cancelAll();
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private String body(String vendor, Response response) throws IOException {
        ResponseBody body = response.body();
        BufferedSource source = body.source();
        if (source.request(settings.maxBodyBytes() + 1)) {
            throw new ApiException(ApiFailure.terminal(
                    FailureReason.NotTheVendor,
                    vendor,
                    response.code(),
                    "The answer of " + response.request().url().host() + " is longer than " + settings.maxBodyBytes()
                            + " bytes; it is not an answer of " + vendor + "'s API"));
        }
        MediaType type = body.contentType();
        return source.readString(type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8));
    }

    private void pause(String vendor) {
        try {
            Thread.sleep(settings.retryPause().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(ApiFailure.noAnswer(vendor, "The call was interrupted", false), e);
        }
    }

    /** Asked when the connection is there, just before the request is written: the less between, the less can happen. */
    private static Response fenced(Interceptor.Chain chain, Fence fence) throws IOException {
        if (!READS.contains(chain.request().method())) {
            fence.pass(chain.request());
        }
        return chain.proceed(chain.request());
    }

    private static OkHttpClient client(HttpSettings settings, Fence fence) {
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .addNetworkInterceptor(chain -> fenced(chain, fence))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.readTimeout())
                .writeTimeout(settings.readTimeout())
                .callTimeout(settings.callTimeout())
                .connectionPool(new ConnectionPool(
                        IDLE_CONNECTIONS, settings.keepAlive().toMillis(), TimeUnit.MILLISECONDS))
                // OkHttp would send a request again by itself when a pooled connection breaks: a change might be made
                // twice, and a DPoP proof would be replayed.
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false);
        if (settings.trustedCertificates() != null) {
            TrustedCertificates trusted = TrustedCertificates.platformAnd(settings.trustedCertificates());
            builder.sslSocketFactory(trusted.socketFactory(), trusted.trustManager());
        }
        return builder.build();
    }
}
