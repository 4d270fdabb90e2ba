package dev.ringcentralokta.operator.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import okhttp3.Headers;

/**
 * One answer, read to its end.
 *
 * @param status the HTTP status
 * @param headers the headers, looked up without regard to case
 * @param body the body as text; empty where there was none
 */
public record HttpAnswer(int status, Headers headers, String body) {

    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    /** Whether the status is 2xx. */
    public boolean successful() {
        return status >= 200 && status < 300;
    }

    /** The value of a header; empty where it is absent. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** The body as JSON; a missing node where it is empty or not JSON. */
    public JsonNode json() {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** Whether the body begins as JSON and cannot be read to its end: the rest was lost on the way. */
    public boolean cutShort() {
        boolean begins = body.startsWith("{") || body.startsWith("[");
        return begins && json().isMissingNode();
    }

    /** Only the status: a body may hold tokens. */
    @Override
    public String toString() {
        return "HttpAnswer[status=" + status + "]";
    }
}
