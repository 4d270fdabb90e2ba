package dev.ringcentralokta.sandbox.okta;

import static dev.ringcentralokta.sandbox.okta.CatalogEntry.network;
import static dev.ringcentralokta.sandbox.okta.CatalogEntry.template;
import static dev.ringcentralokta.sandbox.okta.SignOnMode.BROWSER_PLUGIN;
import static dev.ringcentralokta.sandbox.okta.SignOnMode.OPENID_CONNECT;
import static dev.ringcentralokta.sandbox.okta.SignOnMode.SAML_1_1;
import static dev.ringcentralokta.sandbox.okta.SignOnMode.SAML_2_0;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The apps that the simulated org offers: RingCentral, some others of the network, and Okta's templates. */
final class Catalog {

    /**
     * The attributes of RingCentral's mapping requirements and of its back-synchronisation (okta-api.md §2.2). Its key
     * name and {@code settings.app} keys are not published (§14.1): {@code ringcentral} and {@code brand} stand in.
     */
    private static final CatalogEntry RINGCENTRAL = network("ringcentral", "RingCentral", SAML_2_0, BROWSER_PLUGIN)
            .set("brand")
            .mapped(Map.ofEntries(
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

    private static final CatalogEntry OFFICE_365 = network(
                    "office365", "Microsoft Office 365", SAML_1_1, BROWSER_PLUGIN)
            .linked(
                    "calendar",
                    "crm",
                    "delve",
                    "excel",
                    "forms",
                    "login",
                    "mail",
                    "newsfeed",
                    "onedrive",
                    "people",
                    "planner",
                    "powerbi",
                    "powerpoint",
                    "sites",
                    "sway",
                    "tasks",
                    "teams",
                    "word",
                    "yammer")
            .set(
                    "tenantType",
                    "wsFedConfigureType",
                    "occSettings",
                    "windowsTransportEnabled",
                    "domain",
                    "msftTenant",
                    "domains",
                    "office365ProvisioningType",
                    "requireAdminConsent",
                    "office365FlexibleProvisioningMode")
            .withSeats()
            .loggingOut(Logout.OWN_PARTIAL);

    private static final Map<String, CatalogEntry> ENTRIES = Stream.of(
                    RINGCENTRAL,
                    OFFICE_365,
                    network("pagerduty", "PagerDuty", SAML_2_0, BROWSER_PLUGIN)
                            .linked("login")
                            .set("adminUserId", "baseUrl", "subdomain"),
                    network("sharepoint_onpremise", "SharePoint On-Premises", SAML_1_1)
                            .linked("login")
                            .set("groupFilter", "siteURL", "attributeStatements"),
                    network("aws_console", "AWS Account Federation", SAML_2_0, BROWSER_PLUGIN)
                            .linked("aws_console_login"),
                    network("deelhr", "Deel HR"),
                    network("deel", "Deel", OPENID_CONNECT),
                    network("applauz", "Applauz", OPENID_CONNECT),
                    network("strongdm", "StrongDM", OPENID_CONNECT).set("base_url"),
                    network("okta_org2org", "Okta Org2Org", SAML_2_0, BROWSER_PLUGIN)
                            .linked("login")
                            .set("acsUrl", "audRestriction", "baseUrl", "idpId")
                            .connected("TOKEN"),
                    network("slack", "Slack", SAML_2_0, BROWSER_PLUGIN)
                            .set("domain", "userEmailValue")
                            .loggingOut(Logout.OWN)
                            .connected("OAUTH2"),
                    network("zoomus", "Zoom", SAML_2_0, BROWSER_PLUGIN)
                            .set("subDomain")
                            .loggingOut(Logout.OWN)
                            .connected("OAUTH2"),
                    template("oidc_client", "OpenID Connect Client", OPENID_CONNECT, "oidc_client_link")
                            .mapped(Map.of(
                                    "name",
                                    "user.firstName + \" \" + user.lastName",
                                    "given_name",
                                    "firstName",
                                    "family_name",
                                    "lastName",
                                    "email",
                                    "email",
                                    "zoneinfo",
                                    "\"America/Los_Angeles\"",
                                    "locale",
                                    "\"en_US\""))
                            .loggingOut(Logout.STANDARD),
                    template("bookmark", "Bookmark App", SignOnMode.BOOKMARK, "login", "requestIntegration", "url"),
                    template(
                            "template_basic_auth",
                            "Basic Authentication App",
                            SignOnMode.BASIC_AUTH,
                            "login",
                            "loginUrlRegex",
                            "authURL",
                            "url"),
                    template(
                            "template_sps",
                            "Secure Password Store App",
                            SignOnMode.SECURE_PASSWORD_STORE,
                            "login",
                            "usernameField",
                            "passwordField",
                            "url",
                            "optionalField1",
                            "optionalField1Value",
                            "optionalField2",
                            "optionalField2Value",
                            "optionalField3",
                            "optionalField3Value"),
                    template(
                            "template_swa",
                            "Template App",
                            BROWSER_PLUGIN,
                            "login",
                            "loginUrlRegex",
                            "usernameField",
                            "redirectUrl",
                            "buttonField",
                            "checkbox",
                            "passwordField",
                            "url"),
                    template(
                            "template_swa3field",
                            "Template 3 Field App",
                            BROWSER_PLUGIN,
                            "login",
                            "loginUrlRegex",
                            "extraFieldSelector",
                            "extraFieldValue",
                            "redirectUrl",
                            "userNameSelector",
                            "passwordSelector",
                            "buttonSelector",
                            "targetURL"))
            .collect(Collectors.toUnmodifiableMap(CatalogEntry::name, Function.identity()));

    private Catalog() {}

    /** Names match without regard to case. */
    static Optional<CatalogEntry> named(String name) {
        return Optional.ofNullable(ENTRIES.get(name.toLowerCase(Locale.ROOT)));
    }
}
