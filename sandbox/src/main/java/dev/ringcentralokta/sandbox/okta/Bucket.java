package dev.ringcentralokta.sandbox.okta;

import java.util.regex.Pattern;

/**
 * Okta's rate-limit buckets with the last published Workforce limits, calls a minute (okta-api.md §10). Calls outside
 * of {@code /api/v1} and the token endpoint are not limited.
 */
public enum Bucket {
    APP("/api/v1/apps/{id}", "/api/v1/apps/[^/]+", 500),
    APPS("/api/v1/apps", "/api/v1/apps(/.*)?", 100),
    GROUP("/api/v1/groups/{id}", "/api/v1/groups/[^/]+", 1000),
    GROUPS("/api/v1/groups", "/api/v1/groups(/.*)?", 500),
    USER("/api/v1/users/{idOrLogin}", "/api/v1/users/[^/]+", 2000),
    USERS("/api/v1/users", "/api/v1/users(/.*)?", 600),
    LOGS("/api/v1/logs", "/api/v1/logs", 120),
    TOKEN("/oauth2/v1/token", "/oauth2/v1/token", 2000),
    OTHER("/api/v1", "/api/v1/.*", 1200),
    NONE("-", ".*", Integer.MAX_VALUE);

    private final String path;
    private final Pattern paths;
    private final int perMinute;

    Bucket(String path, String paths, int perMinute) {
        this.path = path;
        this.paths = Pattern.compile(paths);
        this.perMinute = perMinute;
    }

    /** The bucket's name, as Okta writes it in its tables. */
    public String path() {
        return path;
    }

    /** Calls a minute for the whole org, unless the options say otherwise. */
    public int perMinute() {
        return perMinute;
    }

    static Bucket of(String requestPath) {
        for (Bucket bucket : values()) {
            if (bucket.paths.matcher(requestPath).matches()) {
                return bucket;
            }
        }
        return NONE;
    }
}
