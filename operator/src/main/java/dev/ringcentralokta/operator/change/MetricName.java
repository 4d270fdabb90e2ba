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

    private MetricName() {}
}
