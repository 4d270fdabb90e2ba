package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.ManualStep;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
import dev.ringcentralokta.operator.resource.Annotations;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;

/**
 * RingCentral's half of single sign-on: no public API sets or shows it (ringcentral-api.md §7). A person uploads the
 * metadata and confirms it by an annotation that names the digest of exactly these values. Without any confirmation it may
 * have been done long ago, and only a step is shown; after one for another signing key, people cannot sign on until the
 * new certificate is uploaded.
 */
final class SamlUpload {

    private static final String ADMIN_PORTAL = "https://service.ringcentral.com";
    private static final String DIGEST = "saml-";

    /** Asks, until it is confirmed. */
    Report run(RingCentralIntegration integration, Saml saml, String signingKey) {
        String digest = DIGEST + Integer.toHexString((saml.entityId() + " " + signingKey).hashCode());
        String confirmed =
                Annotations.value(integration, Annotations.CONFIRMED_STEP).orElse("");
        if (confirmed.equals(digest)) {
            return Report.of(Finding.holds(
                    ConditionType.SamlUploaded,
                    Reason.Confirmed,
                    "A person confirmed " + digest + ": RingCentral has this identity provider and certificate; no API"
                            + " shows it."));
        }
        Reason reason = confirmed.startsWith(DIGEST) ? Reason.ManualStepRequired : Reason.NotConfirmed;
        ManualStep step = step(integration, saml, digest);
        return Report.of(Finding.fails(ConditionType.SamlUploaded, reason, step.what() + ": " + step.where()))
                .withManualStep(step);
    }

    private static ManualStep step(RingCentralIntegration integration, Saml saml, String digest) {
        return new ManualStep(
                ConditionType.SamlUploaded.name(),
                "Admin Portal > More > Security and Compliance > Single Sign-on > Set up SSO by yourself: upload the IdP"
                        + " metadata from the URL " + saml.metadataUrl() + " (or metadata.xml of ConfigMap '"
                        + saml.configMapName() + "'), Map Email Attribute to: Custom, email; select Enable SSO Service,"
                        + " then Save; confirm with: kubectl annotate --overwrite rcint -n "
                        + integration.getMetadata().getNamespace() + " "
                        + integration.getMetadata().getName() + " " + Annotations.CONFIRMED_STEP + "=" + digest,
                ADMIN_PORTAL,
                "RingCentral's public API can neither set nor show its single sign-on settings.");
    }
}
