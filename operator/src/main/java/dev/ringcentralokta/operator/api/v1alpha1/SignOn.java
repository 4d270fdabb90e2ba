package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The app's Sign On tab. */
public record SignOn(Mode mode, UserName userName, @Nullable Saml saml, @Nullable Swa swa) {

    /** The sign-on method. */
    public enum Mode {
        Saml2,
        SecureWebAuthentication
    }

    /** How Okta derives the user name that it gives to RingCentral. */
    public record UserName(String template, TemplateType type, @Nullable String suffix) {

        /** Okta's {@code credentials.userNameTemplate.type}. */
        public enum TemplateType {
            BuiltIn,
            Custom,
            None
        }
    }

    /** SAML 2.0 settings; absent values take RingCentral's published ones. */
    public record Saml(
            @Nullable String defaultRelayState,
            @Nullable String audience,
            @Nullable String acsUrl,
            List<AttributeStatement> attributeStatements) {}

    /** One attribute of the SAML assertion. */
    public record AttributeStatement(String name, List<String> values) {}

    /** Secure Web Authentication settings. */
    public record Swa(Scheme scheme) {

        /** Who knows and who sets user name and password; Okta's {@code credentials.scheme}. */
        public enum Scheme {
            EditUsernameAndPassword,
            EditPasswordOnly,
            AdminSetsCredentials,
            ExternalPasswordSync,
            SharedUsernameAndPassword
        }
    }
}
