package dev.ringcentralokta.operator.web;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The headers of every answer: nothing is loaded, framed, kept or told to the next site.
 *
 * @param https whether browsers may be told to stay with HTTPS
 */
record SecurityHeaders(boolean https) {

    private static final String A_YEAR = "max-age=31536000";

    /** The headers, for a page whose form may lead to these targets. */
    Map<String, String> of(String formTargets) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; style-src " + Style.source() + "; form-action " + formTargets
                        + "; frame-ancestors 'none'; base-uri 'none'");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cache-Control", "no-store");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        if (https) {
            headers.put("Strict-Transport-Security", A_YEAR);
        }
        return headers;
    }
}
