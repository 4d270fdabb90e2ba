package dev.ringcentralokta.sandbox.okta;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** What all areas of the org share: time, identifiers, delayed work, the log, and the org's own address. */
final class OrgContext {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final OktaOptions options;
    private final Clock clock;
    private final Ids ids = new Ids();
    private final SigningKeys sharedKeys = new SigningKeys();
    private final Jobs jobs;
    private final SystemLog log;
    private URI url = URI.create("https://acme.okta.invalid");

    OrgContext(OktaOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
        this.jobs = new Jobs(clock);
        this.log = new SystemLog(clock);
    }

    OktaOptions options() {
        return options;
    }

    Instant now() {
        return clock.instant();
    }

    String id(String kind) {
        return ids.make(kind);
    }

    boolean has(OrgFeature feature) {
        return options.features().contains(feature);
    }

    /** The keys that the apps of the org share: older SAML apps signed with them, and OIDC apps have no others. */
    SigningKeys sharedKeys() {
        sharedKeys.ensureOwn(now());
        return sharedKeys;
    }

    Jobs jobs() {
        return jobs;
    }

    SystemLog log() {
        return log;
    }

    /** Known only once the server listens. */
    void listensOn(URI address) {
        url = address;
    }

    String url(String path) {
        return url + path;
    }

    /** ISO 8601 with milliseconds, as Okta writes it. */
    static String text(Instant time) {
        return TIME.format(time);
    }
}
