package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The app instance in Okta: its general settings, and how it is found or made. */
@ValidationRule(
        value = "self.adoption != 'CreateOnly' || !has(self.id)",
        fieldPath = ".id",
        message = "id adopts an existing app: remove it, or set adoption to AdoptOnly or AdoptOrCreate")
public record Application(
        @Default("ringcentral")
                @Size(min = 1, max = 100) @ValidationRule(
                        value = "self.matches('^[a-z0-9][a-z0-9_.-]*$')",
                        message = "write the app's key in the Okta Integration Network in lower case, for example"
                                + " ringcentral")
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "catalogName cannot be changed: make a new RingCentralIntegration for another app")
                @JsonPropertyDescription(
                        "Key of the app in the Okta Integration Network (Okta's app name). Okta does not"
                                + " publish it; read it from an app that was added by hand. Cannot be changed."
                                + " Example: ringcentral.")
                String catalogName,
        @Default("RingCentral")
                @Size(min = 1, max = 100) @JsonPropertyDescription("Name of the app as people see it (Okta's Application label), 1 to 100"
                        + " characters. Example: RingCentral.")
                String label,
        @Default("AdoptOrCreate")
                @JsonPropertyDescription("How the app comes under management. AdoptOrCreate: take over the app with id,"
                        + " or the one with catalogName and label; where there is none, add it. AdoptOnly: never"
                        + " add one. CreateOnly: never take over one that exists.")
                Adoption adoption,
        @Size(max = 32) @ValidationRule(
                        value = "self.matches('^0oa[A-Za-z0-9]+$')",
                        message = "write the app's id as in its address in the Admin Console, for example"
                                + " 0oa1gjh63g214q0Hq0g4")
                @JsonPropertyDescription(
                        "Take over exactly this app, whatever its label. The id is in the app's address"
                                + " in the Admin Console. Example: 0oa1gjh63g214q0Hq0g4.")
                @Nullable String id,
        @Default("{}")
                @Size(max = 50) @JsonPropertyDescription("The app's own general settings (settings.app of Okta's API), as the catalogue"
                        + " names them; only the keys listed are owned. Example: a key for the RingCentral Brand.")
                Map<String, String> settings,
        @Default("{}") @JsonPropertyDescription("Where people see the app (Okta's Application visibility).")
                Visibility visibility,
        @Default("{}") @JsonPropertyDescription("Notes shown with the app (Okta's Application notes).") Notes notes) {

    public Application {
        catalogName = requireNonNullElse(catalogName, "ringcentral");
        label = requireNonNullElse(label, "RingCentral");
        adoption = requireNonNullElse(adoption, Adoption.AdoptOrCreate);
        settings = Map.copyOf(requireNonNullElse(settings, Map.of()));
        visibility = requireNonNullElseGet(visibility, () -> new Visibility(false, false, false, false));
        notes = requireNonNullElseGet(notes, () -> new Notes("", ""));
    }

    @SuppressWarnings("NullAway") // what is absent takes its default
    static Application defaults() {
        return new Application(null, null, null, null, null, null, null);
    }

    /** How the app comes under management. */
    public enum Adoption {
        AdoptOrCreate,
        AdoptOnly,
        CreateOnly
    }

    /** Where people see the app. */
    public record Visibility(
            @Default("false")
                    @JsonPropertyDescription(
                            "Hide the app from people on Okta's web dashboard" + " (Okta's visibility.hide.web).")
                    boolean hideOnWeb,
            @Default("false")
                    @JsonPropertyDescription("Hide the app in Okta's mobile app (Okta's visibility.hide.iOS).")
                    boolean hideOnMobile,
            @Default("false")
                    @JsonPropertyDescription("Sign in by itself when a person lands on the login page"
                            + " (Okta's visibility.autoSubmitToolbar).")
                    boolean autoSubmitToolbar,
            @Default("false")
                    @JsonPropertyDescription(
                            "Open the app when a person signs in to Okta (Okta's visibility.autoLaunch).")
                    boolean autoLaunch) {}

    /** Notes shown with the app. */
    public record Notes(
            @Default("\"\"")
                    @Size(max = 250) @JsonPropertyDescription("For administrators (Okta's settings.notes.admin), up to 250 characters."
                            + " Example: Managed by ringcentral-okta-operator, do not edit.")
                    String admin,
            @Default("\"\"")
                    @Size(max = 250) @JsonPropertyDescription("For the people who use the app (Okta's settings.notes.enduser), up to 250"
                            + " characters. Example: Ask #telephony for help.")
                    String endUser) {

        public Notes {
            admin = requireNonNullElse(admin, "");
            endUser = requireNonNullElse(endUser, "");
        }
    }
}
