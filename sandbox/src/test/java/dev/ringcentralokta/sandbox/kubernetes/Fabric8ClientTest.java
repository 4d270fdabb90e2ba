package dev.ringcentralokta.sandbox.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectRulesReviewBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaderElectionRecord;
import io.fabric8.kubernetes.client.extended.leaderelection.resourcelock.LeaseLock;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fabric8 client, which the operator uses, on the embedded API server. */
class Fabric8ClientTest {

    private static final ResourceDefinitionContext WIDGETS = new ResourceDefinitionContext.Builder()
            .withGroup("example.com")
            .withVersion("v1")
            .withKind("Widget")
            .withPlural("widgets")
            .withNamespaced(true)
            .build();

    private KubernetesApi api;
    private KubernetesClient client;

    @BeforeEach
    void start() throws IOException {
        api = KubernetesApi.start(0, Clock.systemUTC());
        try (InputStream widgets = Fabric8ClientTest.class.getResourceAsStream("/kubernetes/widgets.yaml")) {
            api.apply(widgets);
        }
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(api.url().toString())
                .withNamespace("default")
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder().withConfig(config).build();
    }

    @AfterEach
    void stop() {
        client.close();
        api.close();
    }

    @Test
    void twoWhoWantTheSameLeaseGetItOneAfterTheOther() {
        // Given two who have read the lease, when one has renewed it
        var first = new LeaseLock("default", "leader", "first");
        var second = new LeaseLock("default", "leader", "second");
        first.create(client, record("first"));
        first.get(client);
        second.get(client);
        first.update(client, record("first"));

        // Then the other comes too late, and has to read again
        assertThatThrownBy(() -> second.update(client, record("second")))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> assertThat(e.getCode())
                        .isEqualTo(409));
        assertThat(second.get(client).getHolderIdentity()).isEqualTo("first");
        second.update(client, record("second"));
        assertThat(first.get(client).getHolderIdentity()).isEqualTo("second");
    }

    @Test
    void everybodyMayDoEverything() {
        SelfSubjectRulesReview review = client.resource(new SelfSubjectRulesReviewBuilder()
                        .withNewSpec("default")
                        .build())
                .create();

        assertThat(review.getStatus().getResourceRules()).singleElement().satisfies(rule -> assertThat(rule.getVerbs())
                .containsExactly("*"));
    }

    @Test
    void informerSeesAdditionsUpdatesAndDeletions() {
        List<String> seen = new CopyOnWriteArrayList<>();
        client.configMaps().resource(configMap("before", "1")).create();

        try (var informer = client.configMaps().inNamespace("default").inform(recorder(seen))) {
            await().until(() -> seen.contains("added before"));
            client.configMaps().resource(configMap("a", "1")).create();
            client.configMaps()
                    .withName("a")
                    .edit(map -> new ConfigMapBuilder(map).addToData("k", "2").build());
            client.configMaps().withName("a").delete();

            await().untilAsserted(() -> assertThat(seen).contains("added a", "updated a to 2", "deleted a"));
            assertThat(informer.isRunning()).isTrue();
        }
    }

    @Test
    void informerSeesStatusOfCustomResources() {
        List<String> seen = new CopyOnWriteArrayList<>();
        ResourceEventHandler<GenericKubernetesResource> handler = new ResourceEventHandler<>() {
            @Override
            public void onAdd(GenericKubernetesResource widget) {}

            @Override
            public void onUpdate(GenericKubernetesResource old, GenericKubernetesResource widget) {
                seen.add(widget.get("status", "phase"));
            }

            @Override
            public void onDelete(GenericKubernetesResource widget, boolean unknown) {}
        };
        create(widget("w", "{size: 1}"));

        try (var informer = widgets().inNamespace("default").inform(handler)) {
            patchStatus("operator", "{phase: Done}");

            await().untilAsserted(() -> assertThat(seen).contains("Done"));
            assertThat(informer.isRunning()).isTrue();
        }
    }

    @Test
    void customResourcesAreDefaultedAndValidated() {
        GenericKubernetesResource widget = create(widget("w", "{size: 1}"));

        assertThat((String) widget.get("spec", "colour")).isEqualTo("red");
        assertThatThrownBy(() -> create(widget("x", "{size: 101}")))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(422);
                    assertThat(e.getStatus().getReason()).isEqualTo("Invalid");
                    assertThat(e.getStatus().getMessage())
                            .startsWith("Widget.example.com \"x\" is invalid: spec.size: Invalid value: 101");
                    assertThat(e.getStatus().getDetails().getCauses())
                            .extracting(StatusCause::getField)
                            .containsExactly("spec.size");
                });
        assertThatThrownBy(() -> widgets().withName("w").edit(current -> {
                    current.setAdditionalProperty("spec", Map.of("size", 1, "colour", "blue"));
                    return current;
                }))
                .hasMessageContaining("colour cannot be changed");
    }

    @Test
    void generationMovesOnlyWithSpec() {
        create(widget("w", "{size: 1}"));
        widgets().withName("w").patch(merge(), "{\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        patchStatus("operator", "{phase: Done}");
        assertThat(current("w").getMetadata().getGeneration()).isEqualTo(1);

        widgets().withName("w").patch(merge(), "{\"spec\":{\"size\":2},\"status\":{\"phase\":\"Ignored\"}}");

        assertThat(current("w").getMetadata().getGeneration()).isEqualTo(2);
        assertThat((String) current("w").get("status", "phase")).isEqualTo("Done");
    }

    @Test
    void staleUpdateIsAConflict() {
        ConfigMap stale = client.configMaps().resource(configMap("a", "1")).create();
        client.configMaps()
                .withName("a")
                .edit(map -> new ConfigMapBuilder(map).addToData("k", "2").build());

        assertThatThrownBy(() -> client.configMaps().resource(stale).update())
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getReason()).isEqualTo("Conflict");
                });
    }

    @Test
    void writingTheSameAgainChangesNothing() {
        ConfigMap created = client.configMaps().resource(configMap("a", "1")).create();

        ConfigMap again = client.configMaps().resource(created).update();

        assertThat(again.getMetadata().getResourceVersion())
                .isEqualTo(created.getMetadata().getResourceVersion());
    }

    @Test
    void applyingTheSameAgainChangesNothing() {
        GenericKubernetesResource widget = widget("w", "{size: 1}");
        widget.getMetadata().setLabels(Map.of());
        var first = widgets().resource(widget).patch(serverSideApply("one", true));

        var second = widgets().resource(widget).patch(serverSideApply("one", true));

        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    @Test
    void finalizerHoldsADeletionUntilItIsRemoved() {
        GenericKubernetesResource widget = widget("w", "{size: 1}");
        widget.addFinalizer("example.com/hold");
        create(widget);

        widgets().withName("w").delete();
        assertThat(current("w").getMetadata().getDeletionTimestamp()).isNotNull();
        widgets().withName("w").edit(current -> {
            current.removeFinalizer("example.com/hold");
            return current;
        });

        assertThat(widgets().withName("w").get()).isNull();
    }

    @Test
    void appliedStatusIsOwnedByItsManager() {
        create(widget("w", "{size: 1}"));
        patchStatus("one", "{phase: Done, conditions: [{type: Ready, status: 'True', reason: Ok}]}");
        patchStatus("two", "{conditions: [{type: Synced, status: 'True'}]}");
        assertThat((List<?>) current("w").get("status", "conditions")).hasSize(2);

        patchStatus("one", "{conditions: [{type: Ready, status: 'False'}]}");

        assertThat(current("w").<String>get("status", "phase")).isNull();
        assertThat(current("w").<List<Map<String, String>>>get("status", "conditions"))
                .containsExactlyInAnyOrder(
                        Map.of("type", "Ready", "status", "False"), Map.of("type", "Synced", "status", "True"));
        assertThat(current("w").getMetadata().getManagedFields())
                .filteredOn(entry -> entry.getManager().equals("one"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.getSubresource()).isEqualTo("status");
                    assertThat(entry.getOperation()).isEqualTo("Apply");
                });
    }

    @Test
    void listItemGoesWithItsOnlyManagerAndStaysForAnother() {
        create(widget("w", "{size: 1}"));
        patchStatus("one", "{conditions: [{type: Ready, status: 'True'}, {type: Synced, status: 'True', reason: Ok}]}");
        patchStatus("two", "{conditions: [{type: Ready, status: 'True'}]}");

        patchStatus("one", "{phase: Done}");

        assertThat(current("w").<List<Map<String, String>>>get("status", "conditions"))
                .containsExactly(Map.of("type", "Ready", "status", "True"));
    }

    @Test
    void applyingAnothersFieldIsAConflictUnlessForced() {
        ConfigMap mine = configMap("a", "1");
        client.configMaps().resource(mine).fieldManager("one").serverSideApply();
        ConfigMap other = configMap("a", "2");

        assertThatThrownBy(() -> client.configMaps().resource(other).patch(serverSideApply("two", false)))
                .isInstanceOfSatisfying(KubernetesClientException.class, e -> {
                    assertThat(e.getCode()).isEqualTo(409);
                    assertThat(e.getStatus().getMessage())
                            .isEqualTo("Apply failed with 1 conflict: conflict with \"one\": .data.k");
                });

        ConfigMap forced = client.configMaps().resource(other).patch(serverSideApply("two", true));
        assertThat(forced.getData()).containsEntry("k", "2");
    }

    @Test
    void dependentsGoWithTheirOwner() {
        ConfigMap owner = client.configMaps().resource(configMap("owner", "1")).create();
        ConfigMap dependent = new ConfigMapBuilder(configMap("dependent", "1"))
                .editMetadata()
                .addNewOwnerReference()
                .withApiVersion("v1")
                .withKind("ConfigMap")
                .withName("owner")
                .withUid(owner.getMetadata().getUid())
                .endOwnerReference()
                .endMetadata()
                .build();
        client.configMaps().resource(dependent).create();
        client.configMaps().resource(configMap("bystander", "1")).create();

        client.configMaps().withName("owner").delete();

        await().untilAsserted(() ->
                assertThat(client.configMaps().withName("dependent").get()).isNull());
        assertThat(client.configMaps().withName("bystander").get()).isNotNull();
    }

    @Test
    void deletingANamespaceDeletesWhatIsInIt() {
        client.namespaces().resource(namespace("team")).create();
        client.configMaps().inNamespace("team").resource(configMap("a", "1")).create();

        client.namespaces().withName("team").delete();

        await().untilAsserted(() ->
                assertThat(client.namespaces().withName("team").get()).isNull());
        assertThat(client.configMaps().inNamespace("team").withName("a").get()).isNull();
        assertThatThrownBy(() -> client.configMaps()
                        .inNamespace("team")
                        .resource(configMap("b", "1"))
                        .create())
                .hasMessageContaining("namespaces \"team\" not found");
    }

    @Test
    void selectorsAndPagesNarrowLists() {
        for (int i = 0; i < 5; i++) {
            client.configMaps()
                    .resource(new ConfigMapBuilder(configMap("m" + i, "1"))
                            .editMetadata()
                            .addToLabels("parity", i % 2 == 0 ? "even" : "odd")
                            .endMetadata()
                            .build())
                    .create();
        }

        assertThat(client.configMaps().withLabel("parity", "even").list().getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("m0", "m2", "m4");
        assertThat(client.configMaps().withLabelNotIn("parity", "even").list().getItems())
                .hasSize(2);
        assertThat(client.configMaps().withField("metadata.name", "m3").list().getItems())
                .hasSize(1);
        var first = client.configMaps().list(listOptions(3, ""));
        var second = client.configMaps().list(listOptions(3, first.getMetadata().getContinue()));
        assertThat(first.getMetadata().getRemainingItemCount()).isEqualTo(2);
        assertThat(second.getItems())
                .extracting(map -> map.getMetadata().getName())
                .containsExactly("m3", "m4");
        client.configMaps().withLabel("parity", "odd").delete();
        assertThat(client.configMaps().list().getItems()).hasSize(3);
    }

    @Test
    void plainTextOfSecretsIsEncoded() {
        client.secrets()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("s")
                        .endMetadata()
                        .addToStringData("token", "hello")
                        .build())
                .create();

        assertThat(client.secrets().withName("s").get().getData()).containsEntry("token", "aGVsbG8=");
    }

    @Test
    void anImmutableSecretTakesLabelsAndNoOtherData() {
        Secret secret = client.secrets()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("fixed")
                        .endMetadata()
                        .addToStringData("token", "hello")
                        .withImmutable(true)
                        .build())
                .create();

        var fixed = client.secrets().withName("fixed");
        fixed.edit(old -> new SecretBuilder(old)
                .editMetadata()
                .addToLabels("backup", "yes")
                .endMetadata()
                .build());
        assertThatThrownBy(() -> fixed.edit(
                        old -> new SecretBuilder(old).addToData("token", "Ynll").build()))
                .hasMessageContaining("data: Forbidden: field is immutable when `immutable` is set");
        assertThatThrownBy(() -> fixed.edit(
                        old -> new SecretBuilder(old).withImmutable(false).build()))
                .hasMessageContaining("immutable: Forbidden: field is immutable when `immutable` is set");
        assertThat(fixed.get().getData()).isEqualTo(secret.getData());
        assertThat(fixed.get().getMetadata().getLabels()).containsEntry("backup", "yes");
    }

    @Test
    void namesAreGenerated() {
        ConfigMap created = client.configMaps()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withGenerateName("gen-")
                        .endMetadata()
                        .build())
                .create();

        assertThat(created.getMetadata().getName()).matches("gen-[a-z0-9]{5}");
    }

    @Test
    void newEventsAreSeenInBothApiVersions() {
        client.events()
                .v1()
                .events()
                .resource(new io.fabric8.kubernetes.api.model.events.v1.EventBuilder()
                        .withNewMetadata()
                        .withName("e")
                        .endMetadata()
                        .withNote("something happened")
                        .withNewRegarding()
                        .withKind("Widget")
                        .withName("w")
                        .endRegarding()
                        .build())
                .create();

        assertThat(client.v1()
                        .events()
                        .withField("involvedObject.name", "w")
                        .list()
                        .getItems())
                .singleElement()
                .satisfies(event -> assertThat(event.getMessage()).isEqualTo("something happened"));
        assertThat(client.events().v1().events().withName("e").get().getNote()).isEqualTo("something happened");
    }

    private static ResourceEventHandler<ConfigMap> recorder(List<String> seen) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(ConfigMap map) {
                seen.add("added " + map.getMetadata().getName());
            }

            @Override
            public void onUpdate(ConfigMap old, ConfigMap map) {
                seen.add("updated " + map.getMetadata().getName() + " to "
                        + map.getData().get("k"));
            }

            @Override
            public void onDelete(ConfigMap map, boolean unknown) {
                seen.add("deleted " + map.getMetadata().getName());
            }
        };
    }

    private static ConfigMap configMap(String name, String value) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .addToData("k", value)
                .build();
    }

    private static io.fabric8.kubernetes.api.model.Namespace namespace(String name) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    private static GenericKubernetesResource widget(String name, String spec) {
        return Serialization.unmarshal(
                "---\n{apiVersion: example.com/v1, kind: Widget, metadata: {name: %s}, spec: %s}".formatted(name, spec),
                GenericKubernetesResource.class);
    }

    private MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> widgets() {
        return client.genericKubernetesResources(WIDGETS);
    }

    private GenericKubernetesResource create(GenericKubernetesResource widget) {
        return widgets().resource(widget).create();
    }

    private GenericKubernetesResource current(String name) {
        return widgets().withName(name).get();
    }

    private void patchStatus(String manager, String status) {
        GenericKubernetesResource widget = Serialization.unmarshal(
                "---\n{apiVersion: example.com/v1, kind: Widget, metadata: {name: w}, status: %s}".formatted(status),
                GenericKubernetesResource.class);
        widgets().resource(widget).subresource("status").patch(serverSideApply(manager, true));
    }

    private static PatchContext merge() {
        return PatchContext.of(PatchType.JSON_MERGE);
    }

    private static PatchContext serverSideApply(String manager, boolean force) {
        return new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager(manager)
                .withForce(force)
                .build();
    }

    private static io.fabric8.kubernetes.api.model.ListOptions listOptions(long limit, String next) {
        return new io.fabric8.kubernetes.api.model.ListOptionsBuilder()
                .withLimit(limit)
                .withContinue(next)
                .build();
    }

    private static LeaderElectionRecord record(String holder) {
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        return new LeaderElectionRecord(holder, Duration.ofSeconds(15), now, now, 0);
    }
}
