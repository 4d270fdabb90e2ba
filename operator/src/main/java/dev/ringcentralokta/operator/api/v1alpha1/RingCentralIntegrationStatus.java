package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the integration stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RingCentralIntegrationStatus(
        @JsonPropertyDescription("The metadata.generation that this status speaks of.") @Nullable Long observedGeneration,
        @JsonPropertyDescription("Where the object stands; Ready sums up.") List<Condition> conditions,
        @JsonPropertyDescription("Declared values that Okta or RingCentral holds differently; the first ones, if many.")
                List<Drift> drift,
        @JsonPropertyDescription("What only a person can do; the operator watches and goes on when it is done.")
                List<ManualStep> manualSteps,
        @JsonPropertyDescription("When Okta and RingCentral were last looked at. Example: 2026-11-24T10:00:00Z.")
                @Nullable String lastSyncTime,
        @JsonPropertyDescription("The value of the annotation ringcentral-okta.dev/reconcile-requested-at that was last"
                        + " answered.")
                @Nullable String lastHandledReconcileAt,
        @JsonPropertyDescription("The app as Okta has it.") @Nullable App app,
        @JsonPropertyDescription("What the RingCentral administrator needs of Okta's SAML identity provider.") @Nullable Saml saml,
        @JsonPropertyDescription("The RingCentral session.") @Nullable RingCentral ringCentral,
        @JsonPropertyDescription("Number of AppAssignments of this integration by state.") @Nullable Assignments assignments,
        @JsonPropertyDescription("Where reading Okta's System Log goes on; opaque.") @Nullable String systemLogCursor)
        implements ResourceStatus {

    public RingCentralIntegrationStatus {
        conditions = Condition.byType(requireNonNullElse(conditions, List.of()));
        drift = List.copyOf(requireNonNullElse(drift, List.of()));
        manualSteps = List.copyOf(requireNonNullElse(manualSteps, List.of()));
    }

    /** The app as Okta has it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record App(
            @JsonPropertyDescription("Okta's id of the app. Example: 0oa1gjh63g214q0Hq0g4.") String id,
            @JsonPropertyDescription("Key of the app in the catalogue. Example: ringcentral.") String name,
            @JsonPropertyDescription("Name of the app as people see it.") String label,
            @JsonPropertyDescription("ACTIVE or INACTIVE; DELETED once the app was found gone.") String status,
            @JsonPropertyDescription("Okta's signOnMode. Examples: SAML_2_0, BROWSER_PLUGIN.") @Nullable String signOnMode,
            @JsonPropertyDescription("The app's page in the Admin Console.") String adminUrl,
            @JsonPropertyDescription("What provisioning is on (Okta's features). Example: PUSH_NEW_USERS.")
                    List<String> features) {

        private static final String DELETED = "DELETED";

        public App {
            features = List.copyOf(requireNonNullElse(features, List.of()));
        }

        /** The same app, found gone. */
        public App deleted() {
            return new App(id, name, label, DELETED, signOnMode, adminUrl, features);
        }

        /** Whether the app was there and is no longer. */
        @JsonIgnore
        public boolean gone() {
            return status.equals(DELETED);
        }
    }

    /** What the RingCentral administrator needs of Okta's SAML identity provider. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Saml(
            @JsonPropertyDescription("Where the metadata can be had without signing in.") String metadataUrl,
            @JsonPropertyDescription("Okta's entity id. Example: http://www.okta.com/exk1gjh63g214q0Hq0g4.")
                    String entityId,
            @JsonPropertyDescription("Okta's single sign-on URL.") String ssoUrl,
            @JsonPropertyDescription("When the signing certificate expires. Example: 2036-01-26T00:00:00Z.") @Nullable String certificateExpiresAt,
            @JsonPropertyDescription("ConfigMap with the metadata and the certificate, to upload to RingCentral.")
                    String configMapName) {}

    /** The RingCentral session. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RingCentral(
            @JsonPropertyDescription("Id of the RingCentral account that is signed in to, and pinned.") @Nullable String accountId,
            @JsonPropertyDescription("Secret with the OAuth tokens.") String tokenSecretName,
            @JsonPropertyDescription("When the access token expires; the operator renews it before.") @Nullable String tokenExpiresAt,
            @JsonPropertyDescription(
                            "When the session ends unless it is renewed; the operator renews it as long as"
                                    + " RingCentral lets it, then an administrator has to sign in again. Absent where that is not known.")
                    @Nullable String reauthenticateBy,
            @JsonPropertyDescription("Where an administrator signs in; there while somebody has to.") @Nullable SignInLink signIn) {}

    /** Where an administrator signs in to RingCentral. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SignInLink(
            @JsonPropertyDescription("The link to the operator's page. It works once; after that there is a new one.")
                    String url,
            @JsonPropertyDescription("Until when it works. Example: 2026-11-25T10:00:00Z.") String expiresAt) {}

    /** Number of AppAssignments of this integration by state. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Assignments(
            @JsonPropertyDescription("All of them.") int total,
            @JsonPropertyDescription("Those that are Ready.") int ready,
            @JsonPropertyDescription("Those that wait for something.") int waiting,
            @JsonPropertyDescription("Those that failed.") int failed,
            @JsonPropertyDescription(
                            "How many are assigned in Okta, of all; and how long the rest will take by Okta's rate"
                                    + " limit, if that is minutes. Example: 8,412/10,000, about 64 min.")
                    @Nullable String progress) {}
}
