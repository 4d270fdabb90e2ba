package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What flows Okta → RingCentral ("To App") and RingCentral → Okta ("To Okta"). */
public record ProvisioningSettingsSpec(
        IntegrationReference integrationRef, ToApp toApp, ToOkta toOkta, List<AttributeMapping> attributeMappings) {

    /** The Provisioning tab's "To App". */
    public record ToApp(
            boolean createUsers, boolean updateUserAttributes, boolean deactivateUsers, SyncPassword syncPassword) {}

    /** Whether and how passwords are pushed. */
    public record SyncPassword(boolean enabled, Source source, boolean cycle) {

        /** Okta's {@code update.password.seed}. */
        public enum Source {
            Random,
            Okta
        }
    }

    /** The Provisioning tab's "To Okta". */
    public record ToOkta(
            @Nullable Schedule schedule,
            UserNameFormat userNameFormat,
            @Nullable String userNameExpression,
            Match match) {}

    /** When imports run; cron expressions of five fields. */
    public record Schedule(@Nullable String full, @Nullable String incremental, String timeZone) {}

    /** How the Okta user name of an imported person is formed. */
    public enum UserNameFormat {
        Email,
        Custom
    }

    /** How imported people are matched with Okta users. */
    public record Match(
            ExactMatch exactOn,
            boolean allowPartial,
            boolean autoConfirmExact,
            boolean autoConfirmPartial,
            boolean autoConfirmNew,
            boolean autoActivateNew) {

        /** Okta's {@code exactMatchCriteria}. */
        public enum ExactMatch {
            Email,
            UserName
        }
    }

    /** One owned attribute mapping. */
    public record AttributeMapping(Direction direction, String target, String expression, Apply apply) {

        /** Which way the value flows. */
        public enum Direction {
            ToApp,
            ToOkta
        }

        /** When the value is written: Okta's {@code pushStatus}. */
        public enum Apply {
            Always,
            OnCreate
        }
    }
}
