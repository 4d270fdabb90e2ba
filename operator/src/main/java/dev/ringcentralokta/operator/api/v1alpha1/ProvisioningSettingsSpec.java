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

/** What flows Okta → RingCentral ("To App") and RingCentral → Okta ("To Okta"). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProvisioningSettingsSpec(
        @Required
                @ValidationRule(
                        value = "self == oldSelf",
                        message =
                                "integrationRef cannot be changed: make new ProvisioningSettings for another integration")
                @JsonPropertyDescription(
                        "The integration that these settings belong to; one object for each integration, the"
                                + " oldest wins. Cannot be changed.")
                IntegrationReference integrationRef,
        @JsonPropertyDescription("Okta to RingCentral: the Provisioning tab's \"To App\""
                        + " (Okta's feature USER_PROVISIONING). Left out: not managed, it stays as it is set in Okta.")
                @Nullable ToApp toApp,
        @JsonPropertyDescription(
                        "RingCentral to Okta: the Provisioning tab's \"To Okta\""
                                + " (Okta's feature INBOUND_PROVISIONING). Left out: not managed, it stays as it is set in Okta.")
                @Nullable ToOkta toOkta,
        @Default("[]")
                @Size(max = 200) @JsonPropertyDescription(
                        "Attribute mappings (Okta's Profile Editor, \"Mappings\"). Only the attributes listed"
                                + " are owned; no two items may have the same direction and target.")
                List<AttributeMapping> attributeMappings) {

    public ProvisioningSettingsSpec {
        attributeMappings = List.copyOf(requireNonNullElse(attributeMappings, List.of()));
    }

    /** The Provisioning tab's "To App". */
    @ValidationRule(
            value = "self.deletionPolicy != 'Delete' || self.deactivateUsers",
            fieldPath = ".deletionPolicy",
            message = "only an account that the operator itself has disabled is deleted: Delete needs deactivateUsers:"
                    + " true")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToApp(
            @Default("true")
                    @JsonPropertyDescription(
                            "Make a RingCentral account for each person assigned (\"Create Users\"): true or"
                                    + " false.")
                    Boolean createUsers,
            @Default("true")
                    @JsonPropertyDescription(
                            "Carry changes of a person's profile over (\"Update User Attributes\"): true or"
                                    + " false.")
                    Boolean updateUserAttributes,
            @Default("true")
                    @JsonPropertyDescription(
                            "Deactivate the RingCentral account of a person who is unassigned or deactivated"
                                    + " in Okta (\"Deactivate Users\"): true or false.")
                    Boolean deactivateUsers,
            @Default("Retain")
                    @JsonPropertyDescription(
                            "The disabled RingCentral account of a person who has left: no longer assigned, or"
                                    + " deactivated in Okta. Retain: it stays, with its licence. Delete: after"
                                    + " deletionGracePeriod it is deleted, within removalGuard; messages, greetings and"
                                    + " recordings are lost, the extension becomes unassigned and its licence is free"
                                    + " again. Who is suspended in Okta is never deleted. Delete needs deactivateUsers:"
                                    + " true and provisioner: Operator.")
                    DeletionPolicy deletionPolicy,
            @Default("720h")
                    @Size(max = 32) @ValidationRule(value = Formats.DURATION, message = Formats.DURATION_MESSAGE)
                    @JsonPropertyDescription(
                            "With deletionPolicy: Delete, how long somebody has to have left, with the account disabled,"
                                    + " before it is deleted. Begins anew when the person is assigned or suspended"
                                    + " meanwhile, and when the policy is set. Never less than removalGuard.window."
                                    + " With either policy, how long the message tells of somebody who has left, and"
                                    + " whose account another may have by now."
                                    + " Example: 720h (30 days).")
                    GoDuration deletionGracePeriod,
            @Default("{}") @JsonPropertyDescription("Whether and how passwords are pushed (\"Sync Password\").")
                    SyncPassword syncPassword) {

        public ToApp {
            createUsers = requireNonNullElse(createUsers, true);
            updateUserAttributes = requireNonNullElse(updateUserAttributes, true);
            deactivateUsers = requireNonNullElse(deactivateUsers, true);
            deletionPolicy = requireNonNullElse(deletionPolicy, DeletionPolicy.Retain);
            deletionGracePeriod = requireNonNullElseGet(deletionGracePeriod, () -> GoDuration.parse("720h"));
            syncPassword = requireNonNullElseGet(
                    syncPassword, () -> new SyncPassword(false, SyncPassword.Source.Random, false));
        }

        /** What happens to the disabled account of somebody who has left. */
        public enum DeletionPolicy {
            Retain,
            Delete
        }
    }

    /** Whether and how passwords are pushed. */
    @ValidationRule(
            value = "!self.cycle || (self.enabled && self.source == 'Random')",
            fieldPath = ".cycle",
            message = "cycle makes new random passwords: it needs enabled: true and source: Random")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SyncPassword(
            @Default("false")
                    @JsonPropertyDescription(
                            "Push a password to RingCentral (Okta's update.password.status): true or false.")
                    boolean enabled,
            @Default("Random")
                    @JsonPropertyDescription(
                            "Which password (Okta's update.password.seed). Random: one that Okta makes up."
                                    + " Okta: the person's Okta password.")
                    Source source,
            @Default("false")
                    @JsonPropertyDescription(
                            "Make a new random password whenever the person's Okta password changes (Okta's"
                                    + " update.password.change: CHANGE): true or false; only with enabled: true and source:"
                                    + " Random.")
                    boolean cycle) {

        public SyncPassword {
            source = requireNonNullElse(source, Source.Random);
        }

        /** Okta's {@code update.password.seed}. */
        public enum Source {
            Random,
            Okta
        }
    }

    /** The Provisioning tab's "To Okta". */
    @ValidationRule(
            value = "(self.userNameFormat == 'Custom') == has(self.userNameExpression)",
            fieldPath = ".userNameExpression",
            message = "userNameFormat: Custom and userNameExpression go together: write both, or neither")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ToOkta(
            @JsonPropertyDescription(
                            "When Okta imports people from RingCentral (\"Schedule import\"). Left out, no import"
                                    + " is scheduled.")
                    @Nullable Schedule schedule,
            @Default("Email")
                    @JsonPropertyDescription(
                            "How the Okta user name of an imported person is formed (Okta's userNameFormat)."
                                    + " Email: the e-mail address. Custom: by userNameExpression.")
                    UserNameFormat userNameFormat,
            @Size(min = 1, max = 1024) @JsonPropertyDescription("The user name in Okta's expression language, always and only with"
                            + " userNameFormat: Custom. Example: appuser.email.")
                    @Nullable String userNameExpression,
            @Default("{}")
                    @JsonPropertyDescription(
                            "How imported people are matched with Okta users" + " (\"User Creation & Matching\").")
                    Match match) {

        public ToOkta {
            userNameFormat = requireNonNullElse(userNameFormat, UserNameFormat.Email);
            match = requireNonNullElseGet(match, Match::defaults);
        }
    }

    /** When imports run; cron expressions of five fields. */
    @ValidationRule(
            value = "has(self.full) || has(self.incremental)",
            message = "say when: write full, incremental or both; leave schedule out where no import shall run")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Schedule(
            @Size(min = 1, max = 100) @ValidationRule(value = Formats.CRON, message = Formats.CRON_MESSAGE)
                    @JsonPropertyDescription(
                            "When everybody is imported (Okta's fullImport): a cron expression of five fields,"
                                    + " minute hour day month weekday. Example: 0 3 * * * (each night at three).")
                    @Nullable String full,
            @Size(min = 1, max = 100) @ValidationRule(value = Formats.CRON, message = Formats.CRON_MESSAGE)
                    @JsonPropertyDescription(
                            "When changes are imported (Okta's incrementalImport): a cron expression of five"
                                    + " fields. Example: 0 * * * * (each hour).")
                    @Nullable String incremental,
            @Default("UTC")
                    @Size(min = 1, max = 64) @ValidationRule(
                            value = "self.matches('^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*$')",
                            message = "write an IANA time zone, for example UTC or America/New_York")
                    @JsonPropertyDescription("Time zone of both, by its IANA name. Example: America/New_York.")
                    String timeZone) {

        public Schedule {
            timeZone = requireNonNullElse(timeZone, "UTC");
        }
    }

    /** How the Okta user name of an imported person is formed. */
    public enum UserNameFormat {
        Email,
        Custom
    }

    /** How imported people are matched with Okta users. */
    @ValidationRule(
            value = "self.allowPartial || !self.autoConfirmPartial",
            fieldPath = ".autoConfirmPartial",
            message = "autoConfirmPartial confirms partial matches: it needs allowPartial: true")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Match(
            @Default("Email")
                    @JsonPropertyDescription(
                            "What makes an exact match (Okta's exactMatchCriteria). Email: the e-mail address."
                                    + " UserName: the Okta user name.")
                    ExactMatch exactOn,
            @Default("false")
                    @JsonPropertyDescription(
                            "Whether first and last name make a partial match (Okta's allowPartialMatch): true"
                                    + " or false.")
                    boolean allowPartial,
            @Default("true")
                    @JsonPropertyDescription(
                            "Confirm exact matches without a person (Okta's autoConfirmExactMatch): true or"
                                    + " false.")
                    Boolean autoConfirmExact,
            @Default("false")
                    @JsonPropertyDescription(
                            "Confirm partial matches without a person (Okta's autoConfirmPartialMatch): true or"
                                    + " false; needs allowPartial: true.")
                    boolean autoConfirmPartial,
            @Default("false")
                    @JsonPropertyDescription(
                            "Confirm people who are new to Okta without a person (Okta's autoConfirmNewUsers):"
                                    + " true or false.")
                    boolean autoConfirmNew,
            @Default("false")
                    @JsonPropertyDescription(
                            "Activate people who are new to Okta (Okta's autoActivateNewUsers): true or" + " false.")
                    boolean autoActivateNew) {

        public Match {
            exactOn = requireNonNullElse(exactOn, ExactMatch.Email);
            autoConfirmExact = requireNonNullElse(autoConfirmExact, true);
        }

        @SuppressWarnings("NullAway") // what is absent takes its default
        static Match defaults() {
            return new Match(null, false, null, false, false, false);
        }

        /** Okta's {@code exactMatchCriteria}. */
        public enum ExactMatch {
            Email,
            UserName
        }
    }

    /** One owned attribute mapping. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record AttributeMapping(
            @Required
                    @JsonPropertyDescription(
                            "Which way the value flows. ToApp: Okta to RingCentral. ToOkta: RingCentral to" + " Okta.")
                    Direction direction,
            @Required
                    @Size(min = 1, max = 100) @ValidationRule(
                            value = "self.matches('^[A-Za-z_][A-Za-z0-9_]*$')",
                            message =
                                    "write the attribute's variable name: letters, digits and '_', for example department")
                    @JsonPropertyDescription("Variable name of the attribute that is written. Example: department.")
                    String target,
            @Required
                    @Size(min = 1, max = 1024) @JsonPropertyDescription("Its value, in Okta's expression language. Example: user.department.")
                    String expression,
            @Default("Always")
                    @JsonPropertyDescription(
                            "When the value is written (Okta's pushStatus). Always: on creation and on each"
                                    + " change (PUSH). OnCreate: only on creation (DONT_PUSH).")
                    Apply apply) {

        public AttributeMapping {
            apply = requireNonNullElse(apply, Apply.Always);
        }

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
