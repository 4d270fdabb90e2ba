package dev.ringcentralokta.operator.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.http.RequestLog.Request;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Asserts that recorded requests are as the vendors document them, but for {@link Quirk the known mistakes of the
 * documents}. Asserts nothing where the documents are absent: {@link RequestConformanceTest} then tells so.
 */
public final class RequestConformance {

    static final Path SPECS = Path.of(System.getProperty("shared.dir", "absent"), "specs");

    private static final Pattern PAGES = Pattern.compile("/(login|admin)/.*|/restapi/oauth/authorize|/favicon\\.ico");

    /** Reads the documents once for all tests, and only where a test needs them. */
    private static final class Vendors {
        private static final RequestValidator OKTA = validator("okta-management-subset.yaml");
        private static final RequestValidator OKTA_TOKEN = validator("okta-oauth-token-subset.yaml");
        private static final RequestValidator RINGCENTRAL = validator("ringcentral-openapi-subset.json");

        private static RequestValidator validator(String file) {
            return new RequestValidator(VendorDocument.read(SPECS.resolve(file)));
        }
    }

    private RequestConformance() {}

    /** Asserts that Okta documents all of these requests. */
    public static void assertOktaDocuments(RequestLog requests) {
        assertNone(requests, RequestConformance::okta);
    }

    /** Asserts that RingCentral documents all of these requests. */
    public static void assertRingCentralDocuments(RequestLog requests) {
        assertNone(requests, RequestConformance::ringCentral);
    }

    static boolean available() {
        return Files.isDirectory(SPECS);
    }

    static List<Violation> okta(Request request) {
        boolean token = request.path().startsWith("/oauth2/");
        return withoutQuirks((token ? Vendors.OKTA_TOKEN : Vendors.OKTA).violations(request));
    }

    static List<Violation> ringCentral(Request request) {
        return withoutQuirks(Vendors.RINGCENTRAL.violations(request));
    }

    private static void assertNone(RequestLog requests, Function<Request, List<Violation>> check) {
        if (available()) {
            assertThat(requests.requests().stream()
                            .filter(request -> !ofABrowser(request))
                            .flatMap(request -> check.apply(request).stream())
                            .distinct())
                    .as("what was sent against the vendor's document")
                    .isEmpty();
        }
    }

    /** What a person's browser asks for: pages, which are no operations of an API. */
    private static boolean ofABrowser(Request request) {
        return PAGES.matcher(request.path()).matches();
    }

    private static List<Violation> withoutQuirks(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> Quirk.KNOWN.stream().noneMatch(quirk -> quirk.excuses(violation)))
                .toList();
    }
}
