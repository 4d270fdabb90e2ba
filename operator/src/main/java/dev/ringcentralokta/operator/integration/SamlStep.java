package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.Saml;
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
 * status and in a ConfigMap. Okta is asked only when the app's signing key is not the published one.
 */
final class SamlStep {

    /** What came of it. */
    record Result(Optional<Saml> saml, Report report) {
        private static Result of(Saml saml) {
            return new Result(
                    Optional.of(saml),
                    Report.of(Finding.holds(
                            ConditionType.SamlPublished,
                            Reason.Published,
                            "Upload the metadata of ConfigMap '" + saml.configMapName()
                                    + "' in RingCentral's Admin Portal under Single Sign-on.")));
        }
    }

    private static final String SIGNING_KEY = "ringcentral-okta.dev/signing-key";

    private final KubernetesClient client;

    SamlStep(KubernetesClient client) {
        this.client = client;
    }

    /** Publishes, where the published key is not the app's. */
    Result run(RingCentralIntegration integration, OktaClient okta, App app) {
        Optional<String> key = app.signingKeyId();
        if (key.isEmpty()) {
            return new Result(
                    Optional.empty(),
                    Report.of(Finding.fails(
                            ConditionType.SamlPublished,
                            Reason.WaitingForApplication,
                            "Okta has given the app no signing key yet.")));
        }
        return published(integration, key.get())
                .map(Result::of)
                .orElseGet(() -> publish(integration, okta, app, key.get()));
    }

    private Optional<Saml> published(RingCentralIntegration integration, String key) {
        return Optional.ofNullable(integration.getStatus())
                .flatMap(status -> Optional.ofNullable(status.saml()))
                .filter(saml -> Optional.ofNullable(client.configMaps()
                                .inNamespace(integration.getMetadata().getNamespace())
                                .withName(saml.configMapName())
                                .get())
                        .filter(map ->
                                map.getData() != null && map.getMetadata().getAnnotations() != null)
                        .filter(map ->
                                key.equals(map.getMetadata().getAnnotations().get(SIGNING_KEY)))
                        .isPresent());
    }

    private Result publish(RingCentralIntegration integration, OktaClient okta, App app, String key) {
        SamlMetadata metadata = okta.apps().samlMetadata(app.id(), key);
        ConfigMap configMap = configMap(integration, metadata, key);
        if (isTaken(integration, configMap)) {
            return new Result(
                    Optional.empty(),
                    Report.of(
                            Finding.fails(
                                    ConditionType.SamlPublished,
                                    Reason.Conflict,
                                    "The SAML metadata belong in ConfigMap '"
                                            + configMap.getMetadata().getName()
                                            + "', but there is one of that name that the operator did not make. Delete or rename it.")));
        }
        client.resource(configMap).createOr(existing -> existing.update());
        return Result.of(saml(integration, metadata, configMap.getMetadata().getName()));
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
