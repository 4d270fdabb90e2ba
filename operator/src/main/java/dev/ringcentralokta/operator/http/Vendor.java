package dev.ringcentralokta.operator.http;

import java.util.Set;
import java.util.stream.Collectors;
import okhttp3.Request;

/**
 * Whom calls are made to.
 *
 * @param name {@code Okta} or {@code RingCentral}
 * @param requestIdHeader the header by which an answer tells the vendor's id of the call
 * @param words the parts of paths that are words of the API; every other part is an id or a name
 */
public record Vendor(String name, String requestIdHeader, Set<String> words) {

    public Vendor {
        words = Set.copyOf(words);
    }

    /** What a call does, such as {@code GET /api/v1/apps/{}/users}: one of few, whatever it is done to. */
    String operation(Request request) {
        return request.method() + " "
                + request.url().pathSegments().stream()
                        .map(part -> words.contains(part) ? "/" + part : "/{}")
                        .collect(Collectors.joining());
    }
}
