package dev.ringcentralokta.operator.change;

/** The operator's own metrics; {@code docs/configuration.md} lists them beside those of the SDK. */
public final class MetricName {

    /** Counter: changes made in Okta and RingCentral, by kind of manifest and reason. */
    public static final String EXTERNAL_CHANGES = "ringcentral_okta.external.changes";

    /** Counter: declared values found changed outside, by kind of manifest. */
    public static final String DRIFT = "ringcentral_okta.drift";

    /** Gauge: when the certificate that signs SAML assertions expires, by integration; seconds of the Unix epoch. */
    public static final String SAML_CERTIFICATE_EXPIRY = "ringcentral_okta.saml.certificate.expiry";

    /** Gauge: when the session with RingCentral ends unless it is renewed, by integration; seconds of the Unix epoch. */
    public static final String REAUTHENTICATE_BY = "ringcentral_okta.ringcentral.reauthenticate.by";

    /** Gauge: AppAssignments by integration and state: ready, waiting, failed. */
    public static final String ASSIGNMENTS = "ringcentral_okta.assignments";

    /** Timer: calls to the vendors, by vendor, operation and HTTP status. */
    public static final String CALLS = "ringcentral_okta.calls";

    /** Timer: how long those were told to wait for whose call a rate limit had no room, by vendor and bucket. */
    public static final String RATE_LIMIT_WAITS = "ringcentral_okta.rate_limit.waits";

    /** Gauge: calls that a rate limit allows everybody in a window, by vendor, host and bucket. */
    public static final String RATE_LIMIT_CALLS = "ringcentral_okta.rate_limit.calls";

    /** Gauge: calls that are left of it. */
    public static final String RATE_LIMIT_REMAINING = "ringcentral_okta.rate_limit.remaining";

    /** Gauge: bulk callers of ours that wait for their turn. */
    public static final String RATE_LIMIT_WAITING = "ringcentral_okta.rate_limit.waiting";

    /** Counter: looks that found everything as declared and wrote nothing, by kind of manifest. */
    public static final String WRITES_AVOIDED = "ringcentral_okta.writes.avoided";

    /** Gauge: 1 for each condition of each integration and of each settings, with its status and reason. */
    public static final String CONDITION = "ringcentral_okta.condition";

    /** Gauge: AppAssignments by condition, status and reason. */
    public static final String ASSIGNMENT_CONDITIONS = "ringcentral_okta.assignment.conditions";

    /** Gauge: removals that wait for a person's word, by integration. */
    public static final String REMOVALS_BLOCKED = "ringcentral_okta.removals.blocked";

    /** Gauge: when what is known of the assigned people and groups was read, the oldest of it, by integration. */
    public static final String VIEW_READ = "ringcentral_okta.view.read";

    /** Gauge: when the last complete listing of the app's people began, by integration. */
    public static final String VIEW_LISTED = "ringcentral_okta.view.listed";

    /** Gauge: the declared fullResyncInterval, by integration. */
    public static final String VIEW_FULL_RESYNC = "ringcentral_okta.view.full_resync";

    /** Gauge: when the access token of the session with RingCentral expires, by integration. */
    public static final String TOKEN_EXPIRY = "ringcentral_okta.ringcentral.token.expiry";

    /** Gauge: 1 while {@code /livez} is well, else 0. */
    public static final String LIVE = "ringcentral_okta.live";

    /** Gauge: always 1, with the version of this build. */
    public static final String INFO = "ringcentral_okta.info";

    private MetricName() {}
}
