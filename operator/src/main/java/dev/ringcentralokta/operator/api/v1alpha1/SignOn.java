package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The app's Sign On tab. */
@ValidationRule(
        value = "self.mode == 'Saml2' || !has(self.saml)",
        fieldPath = ".saml",
        message = "saml belongs to mode Saml2: remove it or set mode: Saml2")
@ValidationRule(
        value = "self.mode == 'SecureWebAuthentication' || !has(self.swa)",
        fieldPath = ".swa",
        message = "swa belongs to mode SecureWebAuthentication: remove it or set mode: SecureWebAuthentication")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SignOn(
        @Default("Saml2")
                @JsonPropertyDescription("Sign-on method. Saml2: SAML 2.0 (Okta's SAML_2_0). SecureWebAuthentication:"
                        + " Okta's browser plug-in fills in the login form (SWA; Okta's AUTO_LOGIN and"
                        + " BROWSER_PLUGIN).")
                Mode mode,
        @Default("{}")
                @JsonPropertyDescription("How Okta derives the user name that it gives to RingCentral"
                        + " (Okta's Application username format, credentials.userNameTemplate).")
                UserName userName,
        @JsonPropertyDescription("SAML 2.0 settings, only with mode Saml2. What is left out takes the value that"
                        + " RingCentral publishes.")
                @Nullable Saml saml,
        @JsonPropertyDescription("Secure Web Authentication settings, only with mode SecureWebAuthentication.")
                @Nullable Swa swa) {

    public SignOn {
        mode = requireNonNullElse(mode, Mode.Saml2);
        userName = requireNonNullElseGet(userName, UserName::defaults);
    }

    @SuppressWarnings("NullAway") // what is absent takes its default
    static SignOn defaults() {
        return new SignOn(null, null, null, null);
    }

    /** The sign-on method. */
    public enum Mode {
        Saml2,
        SecureWebAuthentication
    }

    /** How Okta derives the user name that it gives to RingCentral. */
    @ValidationRule(
            value = "self.type != 'BuiltIn' || self.template.startsWith('${')",
            fieldPath = ".template",
            message = "a built-in template starts with '${', for example ${source.login}; for an expression of your own"
                    + " set type: Custom")
    @ValidationRule(
            value = "self.type == 'BuiltIn' || !has(self.suffix)",
            fieldPath = ".suffix",
            message = "suffix belongs to type BuiltIn: remove it and write it into the template")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record UserName(
            @Default("${source.login}")
                    @Size(min = 1, max = 1024) @JsonPropertyDescription("The template, in Okta's expression language. Built-in ones:"
                            + " ${source.login}, ${source.email}, ${fn:substringBefore(source.login, \"@\")}.")
                    String template,
            @Default("BuiltIn")
                    @JsonPropertyDescription(
                            "Okta's credentials.userNameTemplate.type. BuiltIn: one of Okta's templates."
                                    + " Custom: an expression of your own. None: people get no user name from a template.")
                    TemplateType type,
            @Size(min = 1, max = 100) @JsonPropertyDescription("Added to the user name (Okta's userSuffix), only with type BuiltIn."
                            + " Example: .sandbox.")
                    @Nullable String suffix) {

        public UserName {
            template = requireNonNullElse(template, "${source.login}");
            type = requireNonNullElse(type, TemplateType.BuiltIn);
        }

        @SuppressWarnings("NullAway") // what is absent takes its default
        static UserName defaults() {
            return new UserName(null, null, null);
        }

        /** Okta's {@code credentials.userNameTemplate.type}. */
        public enum TemplateType {
            BuiltIn,
            Custom,
            None
        }
    }

    /** SAML 2.0 settings; absent values take RingCentral's published ones. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Saml(
            @Size(max = 1024) @JsonPropertyDescription("Where RingCentral sends people who start in Okta (Okta's Default Relay"
                            + " State, settings.signOn.defaultRelayState). Left out:"
                            + " https://service.ringcentral.com/mobile/ssoLogin. Empty: none.")
                    @Nullable String defaultRelayState,
            @Size(max = 1024) @JsonPropertyDescription("RingCentral's SAML entity id (Audience Restriction,"
                            + " settings.signOn.audienceOverride): entityID in the metadata of RingCentral's"
                            + " single sign-on page. Left out: https://sso.ringcentral.com. Empty: the value of the"
                            + " catalogue.")
                    @Nullable String audience,
            @Size(max = 1024) @ValidationRule(
                            value = "self == '' || self.matches('^https://[^ ]+$')",
                            message = "write an https URL: the Location of AssertionConsumerService in RingCentral's"
                                    + " SAML metadata")
                    @JsonPropertyDescription("RingCentral's Assertion Consumer Service (ASC URL,"
                            + " settings.signOn.ssoAcsUrlOverride): Location in the metadata of RingCentral's"
                            + " single sign-on page. Left out: https://sso.ringcentral.com/sp/ACS.saml2. Empty: the value"
                            + " of the catalogue.")
                    @Nullable String acsUrl,
            @Default("[]")
                    @Size(max = 50) @JsonPropertyDescription("Attributes that Okta adds to the assertion (Okta's Attribute Statements)."
                            + " Example: {name: email, values: [user.email]}.")
                    List<AttributeStatement> attributeStatements) {

        public Saml {
            attributeStatements = List.copyOf(requireNonNullElse(attributeStatements, List.of()));
        }
    }

    /** One attribute of the SAML assertion. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttributeStatement(
            @Required @Size(min = 1, max = 512) @JsonPropertyDescription("Name of the attribute. Example: email.")
                    String name,
            @Required
                    @Size(min = 1, max = 20) @JsonPropertyDescription("Values, in Okta's expression language. Example: [user.email].")
                    List<@Size(min = 1, max = 1024) String> values) {

        public AttributeStatement {
            values = List.copyOf(requireNonNullElse(values, List.of()));
        }
    }

    /** Secure Web Authentication settings. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Swa(
            @Default("EditUsernameAndPassword")
                    @JsonPropertyDescription("Who sets user name and password (Okta's credentials.scheme)."
                            + " EditUsernameAndPassword: the person sets both. EditPasswordOnly: the person sets the"
                            + " password. AdminSetsCredentials: an administrator sets both. ExternalPasswordSync:"
                            + " the password is the Okta password. SharedUsernameAndPassword: all people share one"
                            + " account.")
                    Scheme scheme) {

        public Swa {
            scheme = requireNonNullElse(scheme, Scheme.EditUsernameAndPassword);
        }

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
