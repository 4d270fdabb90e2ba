package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The app instance in Okta: its general settings, and how it is found or made. */
public record Application(
        String catalogName,
        String label,
        Adoption adoption,
        @Nullable String id,
        Map<String, String> settings,
        Visibility visibility,
        Notes notes) {

    /** How the app comes under management. */
    public enum Adoption {
        AdoptOrCreate,
        AdoptOnly,
        CreateOnly
    }

    /** Where people see the app. */
    public record Visibility(boolean hideOnWeb, boolean hideOnMobile, boolean autoSubmitToolbar, boolean autoLaunch) {}

    /** Notes shown with the app. */
    public record Notes(String admin, String endUser) {}
}
