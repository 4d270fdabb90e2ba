package dev.ringcentralokta.sandbox.okta;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an app is an instance of: an entry of the Okta Integration Network, one of Okta's templates, or an app that the
 * org made for itself.
 *
 * @param name the key name, lower case
 * @param title the name that people see
 * @param kind where it comes from
 * @param modes the sign-on modes that it offers
 * @param appLinks the keys in {@code visibility.appLinks}
 * @param settings the keys of {@code settings.app} that are always present, null until set
 * @param licensed whether its instances say how many seats are licensed
 * @param logout what it can do for Universal Logout
 * @param connection the scheme of the provisioning connection API, absent where Okta has none for this app
 * @param attributes the app user's attributes beside the user name, each with the Okta attribute or the expression
 *     that fills it, or ""
 */
record CatalogEntry(
        String name,
        String title,
        Kind kind,
        Set<SignOnMode> modes,
        List<String> appLinks,
        List<String> settings,
        boolean licensed,
        Logout logout,
        Optional<String> connection,
        Map<String, String> attributes) {

    /** Where an app comes from. */
    enum Kind {
        NETWORK,
        TEMPLATE,
        CUSTOM
    }

    private static final Map<String, String> NAMES =
            Map.of("firstName", "firstName", "lastName", "lastName", "email", "email");

    /** An entry of the Okta Integration Network. */
    static CatalogEntry network(String name, String title, SignOnMode... modes) {
        return new CatalogEntry(
                name,
                title,
                Kind.NETWORK,
                Set.of(modes),
                List.of(name + "_link"),
                List.of(),
                false,
                Logout.UNSUPPORTED,
                Optional.empty(),
                NAMES);
    }

    /** One of Okta's own templates. */
    static CatalogEntry template(String name, String title, SignOnMode mode, String appLink, String... settings) {
        return new CatalogEntry(
                name,
                title,
                Kind.TEMPLATE,
                Set.of(mode),
                List.of(appLink),
                List.of(settings),
                false,
                Logout.UNSUPPORTED,
                Optional.empty(),
                Map.of());
    }

    /** An app that an org makes for itself: its name is made of the org's, the label and a number. */
    static CatalogEntry custom(String org, String label, int number, SignOnMode mode) {
        String name = org + "_" + label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "") + "_" + number;
        return new CatalogEntry(
                name,
                label,
                Kind.CUSTOM,
                Set.of(mode),
                List.of(name + "_link"),
                List.of(),
                false,
                mode.saml() ? Logout.STANDARD : Logout.UNSUPPORTED,
                Optional.empty(),
                Map.of());
    }

    /** The same with other keys in {@code visibility.appLinks}. */
    CatalogEntry linked(String... keys) {
        return new CatalogEntry(
                name, title, kind, modes, List.of(keys), settings, licensed, logout, connection, attributes);
    }

    /** The same with keys in {@code settings.app}. */
    CatalogEntry set(String... keys) {
        return new CatalogEntry(
                name, title, kind, modes, appLinks, List.of(keys), licensed, logout, connection, attributes);
    }

    /** The same with seats that are licensed. */
    CatalogEntry withSeats() {
        return new CatalogEntry(name, title, kind, modes, appLinks, settings, true, logout, connection, attributes);
    }

    /** The same with Universal Logout. */
    CatalogEntry loggingOut(Logout ability) {
        return new CatalogEntry(
                name, title, kind, modes, appLinks, settings, licensed, ability, connection, attributes);
    }

    /** The same with a provisioning connection. */
    CatalogEntry connected(String scheme) {
        return new CatalogEntry(
                name, title, kind, modes, appLinks, settings, licensed, logout, Optional.of(scheme), attributes);
    }

    /** The same with other attributes of the app user. */
    CatalogEntry mapped(Map<String, String> all) {
        return new CatalogEntry(name, title, kind, modes, appLinks, settings, licensed, logout, connection, all);
    }

    boolean network() {
        return kind == Kind.NETWORK;
    }

    boolean custom() {
        return kind == Kind.CUSTOM;
    }

    /** An OIDC client that the org registers; OIDC entries of the network show nothing of theirs. */
    boolean oauthClient() {
        return kind == Kind.TEMPLATE && modes.contains(SignOnMode.OPENID_CONNECT);
    }
}
