package dev.ringcentralokta.sandbox.okta;

import java.util.Arrays;
import java.util.Optional;

/** How people get into an app (okta-api.md §2.3). */
enum SignOnMode {
    SAML_2_0,
    SAML_1_1,
    OPENID_CONNECT,
    /** Secure Web Authentication by the browser plugin. */
    BROWSER_PLUGIN,
    /** Secure Web Authentication of an app that an org made for itself; asked for with a catalogue app it is the former. */
    AUTO_LOGIN,
    BASIC_AUTH,
    SECURE_PASSWORD_STORE,
    BOOKMARK;

    static Optional<SignOnMode> named(String name) {
        return Arrays.stream(values()).filter(mode -> mode.name().equals(name)).findFirst();
    }

    boolean saml() {
        return this == SAML_2_0 || this == SAML_1_1;
    }

    /** Whether Okta keeps a user name and a password for each person, or one for all. */
    boolean storesPasswords() {
        return this == BROWSER_PLUGIN || this == AUTO_LOGIN || this == BASIC_AUTH || this == SECURE_PASSWORD_STORE;
    }
}
