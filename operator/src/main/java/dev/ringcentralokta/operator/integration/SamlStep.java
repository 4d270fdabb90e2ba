package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.SamlMetadata;
import dev.ringcentralokta.operator.resource.OwnedObjects;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Finding;
import dev.ringcentralokta.operator.status.Reason;
import dev.ringcentralokta.operator.status.Report;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * "View Setup Instructions" of the procedure's step 1.6: publishes what the RingCentral administrator uploads, in
 * status and in a ConfigMap. Okta is asked only when the app's signing key is not the published one, as after a rotation.
 */
final class SamlStep {

    /** What came of it. */
    record Result(Optional<Saml> saml, Report report) {
        private static Result failing(Reason reason, String message) {
            return new Result(Optional.empty(), Report.of(Finding.fails(ConditionType.SamlPublished, reason, message)));
        }
    }

    private static final String SIGNING_KEY = "ringcentral-okta.dev/signing-key";

    private final KubernetesClient client;
    private final SamlUpload upload;
    private final SamlCertificateExpiry expiry;
    private final ChangeLog changes;

    SamlStep(KubernetesClient client, SamlUpload upload, SamlCertificateExpiry expiry, ChangeLog changes) {
        this.client = client;
        this.upload = upload;
        this.expiry = expiry;
        this.changes = changes;
    }

    /** Publishes, where the published key is not the app's; then sees whether it is uploaded and how long it lasts. */
    Result run(RingCentralIntegration integration, OktaClient okta, App app) {
        Optional<String> key = app.signingKeyId();
        if (key.isEmpty()) {
            return Result.failing(Reason.WaitingForApplication, "Okta has given the app no signing key yet.");
        }
        return published(integration, key.get())
                .map(saml -> done(integration, saml, key.get()))
                .orElseGet(() -> publish(integration, okta, app, key.get()));
    }

    /** Nothing to publish: people do not sign on by SAML. */
    Result notUsed(RingCentralIntegration integration) {
        expiry.clear(integration);
        return new Result(Optional.empty(), Report.empty());
    }

    private Result done(RingCentralIntegration integration, Saml saml, String key) {
        Report published = Report.of(Finding.holds(
                ConditionType.SamlPublished,
                Reason.Published,
                "The metadata and certificate are in ConfigMap '" + saml.configMapName() + "'."));
        return new Result(
                Optional.of(saml),
                published.and(upload.run(integration, saml, key)).and(expiry.run(integration, saml)));
    }

    private Optional<Saml> published(RingCentralIntegration integration, String key) {
        return Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.saml()))
                .filter(saml -> publishedKey(integration, saml.configMapName())
                        .filter(key::equals)
                        .isPresent());
    }

    private Optional<String> publishedKey(RingCentralIntegration integration, String configMapName) {
        return Optional.ofNullable(client.configMaps()
                        .inNamespace(integration.getMetadata().getNamespace())
                        .withName(configMapName)
                        .get())
                .filter(map -> map.getData() != null && map.getMetadata().getAnnotations() != null)
                .flatMap(map ->
                        Optional.ofNullable(map.getMetadata().getAnnotations().get(SIGNING_KEY)));
    }

    private Result publish(RingCentralIntegration integration, OktaClient okta, App app, String key) {
        SamlMetadata metadata = okta.apps().samlMetadata(app.id(), key);
        ConfigMap configMap = configMap(integration, metadata, key);
        String name = configMap.getMetadata().getName();
        if (isTaken(integration, configMap)) {
            return Result.failing(
                    Reason.Conflict,
                    "The SAML metadata belong in ConfigMap '" + name
                            + "', but there is one of that name that the operator did not make. Delete or rename it.");
        }
        publishedKey(integration, name)
                .filter(before -> !before.equals(key))
                .ifPresent(before -> changes.noticed(
                        integration,
                        EventReason.SamlKeyRotated,
                        "The app signs with key " + key + " instead of " + before
                                + "; RingCentral has to get the new certificate."));
        client.resource(configMap).createOr(existing -> existing.update());
        return done(integration, saml(integration, metadata, name), key);
    }

    private boolean isTaken(RingCentralIntegration integration, ConfigMap configMap) {
        return Optional.ofNullable(client.resource(configMap).get())
                .filter(existing -> !OwnedObjects.isOwned(existing, integration))
                .isPresent();
    }

    private static Saml saml(RingCentralIntegration integration, SamlMetadata metadata, String configMapName) {
        return new Saml(
                SamlMetadata.publicUrl(URI.create(integration.getSpec().okta().orgUrl()), metadata.entityId())
                        .toString(),
                metadata.entityId(),
                metadata.ssoUrl(),
                Optional.ofNullable(metadata.certificateExpiresAt())
                        .map(Instant::toString)
                        .orElse(null),
                configMapName);
    }

    private static ConfigMap configMap(RingCentralIntegration integration, SamlMetadata metadata, String key) {
        return new ConfigMapBuilder()
                .withMetadata(OwnedObjects.metadata(
                        integration, integration.getMetadata().getName() + "-saml"))
                .editMetadata()
                .addToAnnotations(SIGNING_KEY, key)
                .endMetadata()
                .addToData("metadata.xml", metadata.xml())
                .addToData("certificate.pem", String.join("\n", metadata.certificatesPem()))
                .build();
    }
}
