package dev.ringcentralokta.operator.settings;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Match;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Schedule;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.SyncPassword;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToApp;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.UserNameFormat;
import dev.ringcentralokta.operator.change.Overlay;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The declared settings in the form of Okta's feature capabilities (updateFeatureForApplication, okta-api.md §5). */
final class DesiredFeatures {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private DesiredFeatures() {}

    /** "To App": capabilities of USER_PROVISIONING. */
    static Overlay userProvisioning(ToApp toApp) {
        ObjectNode capabilities = JSON.objectNode();
        capabilities.putObject("create").set("lifecycleCreate", status(toApp.createUsers()));
        ObjectNode update = capabilities.putObject("update");
        update.set("profile", status(toApp.updateUserAttributes()));
        update.set("lifecycleDeactivate", status(toApp.deactivateUsers()));
        update.set("password", password(toApp.syncPassword()));
        return new Overlay(capabilities);
    }

    /** "To Okta": capabilities of INBOUND_PROVISIONING. */
    static Overlay inboundProvisioning(ToOkta toOkta) {
        ObjectNode capabilities = JSON.objectNode();
        ObjectNode settings = capabilities.putObject("importSettings");
        ObjectNode username = settings.putObject("username");
        username.put("userNameFormat", toOkta.userNameFormat() == UserNameFormat.Custom ? "CUSTOM" : "EMAIL");
        Optional.ofNullable(toOkta.userNameExpression())
                .ifPresent(expression -> username.put("userNameExpression", expression));
        settings.set("schedule", schedule(Optional.ofNullable(toOkta.schedule())));
        capabilities.putObject("importRules").set("userCreateAndMatch", match(toOkta.match()));
        return new Overlay(capabilities);
    }

    private static ObjectNode password(SyncPassword password) {
        ObjectNode result = status(password.enabled());
        if (password.enabled()) {
            result.put("seed", password.source() == SyncPassword.Source.Okta ? "OKTA" : "RANDOM");
            result.put("change", password.cycle() ? "CHANGE" : "KEEP_EXISTING");
        }
        return result;
    }

    private static ObjectNode schedule(Optional<Schedule> schedule) {
        ObjectNode result = status(schedule.isPresent());
        schedule.ifPresent(declared -> {
            importAt(result, "fullImport", declared.full(), declared.timeZone());
            importAt(result, "incrementalImport", declared.incremental(), declared.timeZone());
        });
        return result;
    }

    private static void importAt(ObjectNode schedule, String kind, @Nullable String cron, String timeZone) {
        if (cron == null) {
            schedule.putNull(kind);
        } else {
            schedule.putObject(kind).put("expression", cron).put("timezone", timeZone);
        }
    }

    private static ObjectNode match(Match match) {
        return JSON.objectNode()
                .put("exactMatchCriteria", match.exactOn() == Match.ExactMatch.UserName ? "USERNAME" : "EMAIL")
                .put("allowPartialMatch", match.allowPartial())
                .put("autoConfirmExactMatch", match.autoConfirmExact())
                .put("autoConfirmPartialMatch", match.autoConfirmPartial())
                .put("autoConfirmNewUsers", match.autoConfirmNew())
                .put("autoActivateNewUsers", match.autoActivateNew());
    }

    private static ObjectNode status(boolean enabled) {
        return JSON.objectNode().put("status", enabled ? "ENABLED" : "DISABLED");
    }
}
