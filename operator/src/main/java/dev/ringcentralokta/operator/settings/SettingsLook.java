package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ImportStatus;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/**
 * What one look at settings found.
 *
 * @param imports when people are imported from now on; empty where this look has nothing to say of it
 */
record SettingsLook(Report report, Optional<ImportStatus> imports) {

    static SettingsLook of(Report report) {
        return new SettingsLook(report, Optional.empty());
    }

    /** This look, and more that it found before. */
    SettingsLook after(Report earlier) {
        return new SettingsLook(earlier.and(report), imports);
    }

    /** This look, and more that it found. */
    SettingsLook and(Report more) {
        return new SettingsLook(report.and(more), imports);
    }
}
