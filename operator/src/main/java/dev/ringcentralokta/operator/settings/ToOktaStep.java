package dev.ringcentralokta.operator.settings;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.ToOkta;
import dev.ringcentralokta.operator.okta.Feature;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import java.util.Optional;

/**
 * "To Okta" of the Provisioning tab. Where the API cannot set it, it cannot show it either: a person sets it and
 * confirms with an annotation that names the digest of exactly these settings.
 */
final class ToOktaStep {

    private final FeatureStep features;

    ToOktaStep(FeatureStep features) {
        this.features = features;
    }

    /** Makes "To Okta" as declared, or asks a person to set and confirm it. */
    Report run(SettingsContext context, ToOkta toOkta) {
        return context.featuresApi()
                ? features.run(
                        context,
                        ConditionType.ToOktaSynced,
                        Feature.INBOUND_PROVISIONING,
                        DesiredFeatures.inboundProvisioning(toOkta))
                : confirm(context, toOkta);
    }

    private static Report confirm(SettingsContext context, ToOkta toOkta) {
        String digest = "to-okta-" + Integer.toHexString(toOkta.toString().hashCode());
        boolean confirmed = Annotations.value(context.settings(), Annotations.CONFIRMED_STEP)
                .filter(digest::equals)
                .isPresent();
        return confirmed ? confirmed(digest) : ask(context, toOkta, digest);
    }

    private static Report confirmed(String digest) {
        return Report.of(Finding.holds(
                ConditionType.ToOktaSynced,
                Reason.Synced,
                "To Okta was set by a person, who confirmed " + digest + "; no API shows it."));
    }

    private static Report ask(SettingsContext context, ToOkta toOkta, String digest) {
        ManualStep step = new ManualStep(
                ConditionType.ToOktaSynced.name(),
                "Provisioning > To Okta > Edit: " + inWords(toOkta)
                        + ", then Save; confirm with: kubectl annotate --overwrite"
                        + " provset -n " + context.settings().getMetadata().getNamespace() + " "
                        + context.settings().getMetadata().getName() + " " + Annotations.CONFIRMED_STEP + "=" + digest,
                context.provisioningTab(),
                "Okta's public API can neither set nor show To Okta for RingCentral.");
        return Report.of(Finding.fails(
                        ConditionType.ToOktaSynced, Reason.ManualStepRequired, step.what() + ": " + step.where()))
                .withManualStep(step);
    }

    private static String inWords(ToOkta toOkta) {
        String schedule = Optional.ofNullable(toOkta.schedule())
                .map(declared ->
                        "full import " + Optional.ofNullable(declared.full()).orElse("never")
                                + ", incremental import "
                                + Optional.ofNullable(declared.incremental()).orElse("never") + " ("
                                + declared.timeZone() + ")")
                .orElse("no scheduled import");
        String userName = Optional.ofNullable(toOkta.userNameExpression())
                .map(expression -> "custom (" + expression + ")")
                .orElse("email address");
        return schedule + "; Okta username format " + userName + "; exact match on "
                + toOkta.match().exactOn()
                + "; partial match " + onOff(toOkta.match().allowPartial())
                + "; auto-confirm exact " + onOff(toOkta.match().autoConfirmExact())
                + ", partial " + onOff(toOkta.match().autoConfirmPartial())
                + ", new " + onOff(toOkta.match().autoConfirmNew())
                + "; auto-activate new " + onOff(toOkta.match().autoActivateNew());
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
