package dev.ringcentralokta.operator.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * The body of a POST. OkHttp silently sends a request again when a pooled connection breaks before the answer, and a
 * POST that was carried out would be carried out twice; a one-shot body forbids that.
 */
final class SentOnceBody extends RequestBody {

    private final RequestBody body;

    SentOnceBody(RequestBody body) {
        this.body = body;
    }

    @Override
    public boolean isOneShot() {
        return true;
    }

    @Override
    public @Nullable MediaType contentType() {
        return body.contentType();
    }

    @Override
    public long contentLength() throws IOException {
        return body.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        body.writeTo(sink);
    }
}
