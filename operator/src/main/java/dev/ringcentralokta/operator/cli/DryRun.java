package dev.ringcentralokta.operator.cli;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Set;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;

/**
 * Never lets a write out to a cluster, but answers it with what was sent, as a dry run does: no right to write is needed, and
 * nothing can slip through.
 */
final class DryRun implements Interceptor {

    private static final MediaType JSON = MediaType.get("application/json");
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final String NOT_FOUND =
            """
            {"kind":"Status","apiVersion":"v1","status":"Failure","reason":"NotFound","code":404,"message":"there is no cluster"}""";

    private static final String NOTHING =
            """
            {"kind":"List","apiVersion":"v1","metadata":{"resourceVersion":"0"},"items":[]}""";

    private final boolean cluster;

    private DryRun(boolean cluster) {
        this.cluster = cluster;
    }

    static DryRun beforeCluster() {
        return new DryRun(true);
    }

    static DryRun withoutCluster() {
        return new DryRun(false);
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!READS.contains(request.method())) {
            return answer(request, HttpURLConnection.HTTP_OK, sent(request));
        }
        if (cluster) {
            return chain.proceed(request);
        }
        return isListing(request.url().pathSegments())
                ? answer(request, HttpURLConnection.HTTP_OK, NOTHING)
                : answer(request, HttpURLConnection.HTTP_NOT_FOUND, NOT_FOUND);
    }

    /** After {@code api/v1} or {@code apis/group/version} a path has pairs of words, and a plural alone at its end if it lists. */
    private static boolean isListing(List<String> path) {
        int root = path.get(0).equals("api") ? 2 : 3;
        return (path.size() - root) % 2 == 1;
    }

    private static String sent(Request request) throws IOException {
        if (request.body() == null) {
            return "{}";
        }
        Buffer buffer = new Buffer();
        request.body().writeTo(buffer);
        return buffer.readUtf8();
    }

    private static Response answer(Request request, int code, String body) {
        return new Response.Builder()
                .request(request)
                .protocol(Protocol.HTTP_1_1)
                .code(code)
                .message(code == HttpURLConnection.HTTP_OK ? "OK" : "Not Found")
                .body(ResponseBody.create(body, JSON))
                .build();
    }
}
