package dev.ringcentralokta.sandbox.okta;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An app of the Okta Integration Network.
 *
 * @param name the key name, lower case
 * @param title the name that people see
 * @param saml whether it offers SAML 2.0
 * @param swa whether it offers Secure Web Authentication
 * @param appLink the key in {@code visibility.appLinks}
 * @param settings the keys of {@code settings.app} that are always present, null until set
 * @param connection the scheme of the provisioning connection API, absent where Okta has none for this app
 * @param attributes the app user's attributes beside the user name, each with the Okta attribute that fills it, or ""
 */
record CatalogEntry(
        String name,
        String title,
        boolean saml,
        boolean swa,
        String appLink,
        List<String> settings,
        Optional<String> connection,
        Map<String, String> attributes) {

    /**
     * The attributes of RingCentral's mapping requirements and of its back-synchronisation (okta-api.md §2.2). Its key
     * name and {@code settings.app} keys are not published (§14.1): {@code ringcentral} and {@code brand} stand in.
     */
    private static final CatalogEntry RINGCENTRAL = new CatalogEntry(
            "ringcentral",
            "RingCentral",
            true,
            true,
            "ringcentral_link",
            List.of("brand"),
            Optional.empty(),
            Map.ofEntries(
                    Map.entry("firstName", "firstName"),
                    Map.entry("lastName", "lastName"),
                    Map.entry("email", "email"),
                    Map.entry("mobilePhone", "mobilePhone"),
                    Map.entry("street", "streetAddress"),
                    Map.entry("city", "city"),
                    Map.entry("state", "state"),
                    Map.entry("zip", "zipCode"),
                    Map.entry("country", "countryCode"),
                    Map.entry("department", "department"),
                    Map.entry("directNumber", ""),
                    Map.entry("extensionNumber", "")));

    private static final Map<String, String> NAMES =
            Map.of("firstName", "firstName", "lastName", "lastName", "email", "email");

    private static final Map<String, CatalogEntry> CATALOG = Stream.of(
                    RINGCENTRAL,
                    simple(
                            "pagerduty",
                            "PagerDuty",
                            true,
                            true,
                            "login",
                            List.of("adminUserId", "baseUrl", "subdomain")),
                    simple("aws_console", "AWS Account Federation", true, true, "aws_console_login", List.of()),
                    simple("deelhr", "Deel HR", false, false, "deelhr_link", List.of()),
                    connected("okta_org2org", "Okta Org2Org", "TOKEN", List.of("acsUrl", "audRestriction", "baseUrl")),
                    connected("slack", "Slack", "OAUTH2", List.of("domain", "userEmailValue")),
                    connected("zoomus", "Zoom", "OAUTH2", List.of("subDomain")))
            .collect(Collectors.toUnmodifiableMap(CatalogEntry::name, Function.identity()));

    /** Names match without regard to case. */
    static Optional<CatalogEntry> named(String name) {
        return Optional.ofNullable(CATALOG.get(name.toLowerCase(Locale.ROOT)));
    }

    private static CatalogEntry simple(
            String name, String title, boolean saml, boolean swa, String appLink, List<String> settings) {
        return new CatalogEntry(name, title, saml, swa, appLink, settings, Optional.empty(), NAMES);
    }

    private static CatalogEntry connected(String name, String title, String scheme, List<String> settings) {
        return new CatalogEntry(name, title, true, true, name + "_link", settings, Optional.of(scheme), NAMES);
    }
}
