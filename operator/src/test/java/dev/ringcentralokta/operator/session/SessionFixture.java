package dev.ringcentralokta.operator.session;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegrationStatus.SignInLink;
import dev.ringcentralokta.operator.change.ChangeLog;
import dev.ringcentralokta.operator.change.Deadlines;
import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.change.EventRecorder;
import dev.ringcentralokta.operator.connection.Secrets;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.status.Standing;
import dev.ringcentralokta.operator.web.Invitation;
import dev.ringcentralokta.operator.web.PublicUrl;
import dev.ringcentralokta.operator.web.SignInResult;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** One integration in a cluster, and a simulated RingCentral with its real rules, on a clock that a test moves. */
final class SessionFixture implements AutoCloseable {

    static final PublicUrl PUBLIC_URL = PublicUrl.parse("https://operator.example");
    static final URI CALLBACK = PUBLIC_URL.callback();
    static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-rules-of-pkce";
    static final String TOKENS = "ringcentral-ringcentral-token";

    private static final String NAMESPACE = "default";
    private static final String INTEGRATION =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: RingCentralIntegration
            metadata: {name: ringcentral}
            spec:
              okta: {orgUrl: "https://acme.okta.com", credentialsSecretRef: {name: okta-api}}
              ringCentral:
                serverUrl: "$RINGCENTRAL"
                authentication: {flow: $FLOW, credentialsSecretRef: {name: ringcentral-app}}
            """;

    final MovableClock clock = new MovableClock();
    final SimulatedRingCentral ringCentral;
    final KubernetesApi kubernetes;
    final KubernetesClient client;
    final MeterRegistry metrics = new SimpleMeterRegistry();
    final SignIns signIns;
    private final RefusedTokens refusedTokens = new RefusedTokens(clock);
    RingCentralIntegration integration;

    private String manifest;

    private final RingCentralOptions options;
    private final Tls tls;
    private final Path authority;
    private final HttpTransport transport;
    private final Interceptors interceptors = new Interceptors();
    private final RingCentralStep step;

    private SessionFixture(String flow, RingCentralOptions options) {
        this.options = options;
        tls = Tls.create();
        authority = write(tls.authorityPem());
        transport = new HttpTransport("test", HttpSettings.defaults().trusting(authority));
        ringCentral = SimulatedRingCentral.start(options, Optional.of(tls), clock);
        RingCentralSeed.plant(ringCentral.account());
        kubernetes = KubernetesApi.start(0, clock);
        client = client(interceptors);
        client.load(definition()).serverSideApply();
        manifest = INTEGRATION
                .replace("$RINGCENTRAL", ringCentral.url().toString())
                .replace("$FLOW", flow);
        applyManifest();
        integration = get();
        secret(Map.of("clientId", options.clientId(), "clientSecret", options.clientSecret(), "jwt", options.jwt()));
        signIns = signIns(client);
        step = step(client, signIns);
    }

    static SessionFixture withJwt() {
        return new SessionFixture("Jwt", defaults());
    }

    static SessionFixture withPeople() {
        return new SessionFixture("AuthorizationCode", defaults());
    }

    static SessionFixture withPeople(RingCentralOptions options) {
        return new SessionFixture("AuthorizationCode", options);
    }

    static RingCentralOptions defaults() {
        return RingCentralSeed.options()
                .withLimits(RateLimits.generous())
                .withIssueRefreshTokens(true)
                .withRedirectUris(CALLBACK.toString());
    }

    /** One look at the integration, and its status after it. */
    RingCentralStep.Result look() {
        return look(step);
    }

    RingCentralStep.Result look(RingCentralStep operator) {
        RingCentralStep.Result result = operator.run(integration);
        RingCentralIntegrationStatus before = Optional.ofNullable(integration.getStatus())
                .orElse(new RingCentralIntegrationStatus(
                        null, List.of(), List.of(), List.of(), null, null, null, null, null, null, null));
        long generation = integration.getMetadata().getGeneration();
        Standing standing = Standing.of(result.report(), before, generation, clock.instant());
        integration.setStatus(new RingCentralIntegrationStatus(
                generation,
                standing.conditions(),
                standing.drift(),
                standing.manualSteps(),
                null,
                null,
                null,
                null,
                result.signedOut() ? null : result.session().orElse(before.ringCentral()),
                null,
                null));
        return result;
    }

    /** Changes the manifest as a person does; the status stays. */
    void change(UnaryOperator<String> edit) {
        RingCentralIntegrationStatus status = integration.getStatus();
        manifest = edit.apply(manifest);
        applyManifest();
        integration = get();
        integration.setStatus(status);
    }

    /** Takes {@code spec.ringCentral} out of the manifest. */
    void takeRingCentralOut() {
        change(text -> text.substring(0, text.indexOf("  ringCentral:")));
    }

    private void applyManifest() {
        client.load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .inNamespace(NAMESPACE)
                .serverSideApply();
    }

    /** The names of all Secrets with tokens. */
    List<String> tokenSecrets() {
        return client
                .secrets()
                .inNamespace(NAMESPACE)
                .withField("type", TokenCustody.SECRET_TYPE)
                .list()
                .getItems()
                .stream()
                .map(secret -> secret.getMetadata().getName())
                .sorted()
                .toList();
    }

    /** What the events of that reason say. */
    List<String> events(EventReason reason) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason.name()))
                .map(event -> event.getMessage())
                .toList();
    }

    /** What is done when the integration is deleted. */
    RingCentralSignOut signOut() {
        return new RingCentralSignOut(
                secrets(client), new TokenCustody(client, clock), clients(), signIns, changes(client), clock);
    }

    /** Another RingCentral server with the same app and people. */
    SimulatedRingCentral startAnother() {
        SimulatedRingCentral another = SimulatedRingCentral.start(options, Optional.of(tls), clock);
        RingCentralSeed.plant(another.account());
        return another;
    }

    /** What the condition says. */
    String condition() {
        return condition("RingCentralAuthenticated");
    }

    /** What a condition says. */
    String condition(String type) {
        return integration.getStatus().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .map(condition -> condition.reason() + ": " + condition.message())
                .findFirst()
                .orElse("none");
    }

    /** Another operator on the same cluster. */
    RingCentralStep otherOperator() {
        KubernetesClient other = client(new Interceptors());
        return step(other, signIns(other));
    }

    /** Lets the operator die, as it were, when it is about to store tokens. */
    void killBeforeStoring() {
        killBeforeWrite(1);
    }

    /** Does something once, when the operator is about to store tokens. */
    void beforeStoring(Runnable work) {
        beforeWrite(1, work);
    }

    /** Lets the operator die, as it were, when it is about to write a Secret for the n-th time from now. */
    void killBeforeWrite(int nth) {
        beforeWrite(nth, () -> {
            throw new IllegalStateException("killed");
        });
    }

    /** Does something once, when the operator is about to write a Secret for the n-th time from now. */
    void beforeWrite(int nth, Runnable work) {
        interceptors.left.set(nth);
        interceptors.work = Optional.of(work);
    }

    /** Labels the Secret with the tokens, as other tools do. */
    void labelTokens() {
        editTokens(secret -> {
            secret.getMetadata().getLabels().put("backup", "yes");
            return secret;
        });
    }

    /** Edits the Secret with the tokens, as a person does. */
    void editTokens(UnaryOperator<Secret> edit) {
        try (KubernetesClient other = client(new Interceptors())) {
            other.secrets().inNamespace(NAMESPACE).withName(TOKENS).edit(edit);
        }
    }

    Sessions sessions() {
        return new Sessions(
                new TokenCustody(client, clock),
                new Revocation(secrets(client), clients(), changes(client)),
                changes(client),
                clock);
    }

    StoredSession stored() {
        return new TokenCustody(client, clock).session(integration).orElseThrow();
    }

    Secret tokens() {
        return client.secrets().inNamespace(NAMESPACE).withName(TOKENS).require();
    }

    RingCentralClient ringCentralClient() {
        return clients().of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));
    }

    /** A person signs in by the link in the status, from its page to the stored session. */
    SignInResult signInAs(String email) {
        Invitation invitation = signIns.accept(ticket()).orElseThrow();
        return signIns.complete(invitation, authorize(invitation, email), VERIFIER, CALLBACK);
    }

    /** Edits the link in the status, as nobody should. */
    void spoilTheLink(String url, String expiresAt) {
        RingCentralIntegrationStatus status = integration.getStatus();
        integration.setStatus(new RingCentralIntegrationStatus(
                status.observedGeneration(),
                status.conditions(),
                status.drift(),
                status.manualSteps(),
                null,
                null,
                null,
                null,
                new RingCentralIntegrationStatus.RingCentral(null, TOKENS, null, null, new SignInLink(url, expiresAt)),
                null,
                null));
    }

    /** The code that a person comes back with. */
    String authorize(Invitation invitation, String email) {
        URI address = URI.create(invitation.serverUrl() + "/restapi/oauth/authorize?response_type=code&client_id="
                + invitation.clientId() + "&redirect_uri=" + CALLBACK + "&state=s&code_challenge=" + VERIFIER
                + "&code_challenge_method=plain");
        return signIn(address, email, RingCentralSeed.ADMINISTRATOR_PASSWORD)
                .getQuery()
                .replaceAll(".*code=([^&]+).*", "$1");
    }

    String ticket() {
        return link().url().substring(link().url().lastIndexOf('/') + 1);
    }

    SignInLink link() {
        return Objects.requireNonNull(
                Objects.requireNonNull(integration.getStatus().ringCentral()).signIn());
    }

    /** What a person does on RingCentral's pages; returns where they are sent back to. */
    URI signIn(URI authorize, String email, String password) {
        return new FormBrowser(Optional.of(tls), uri -> uri.getAuthority()
                        .equals(ringCentral.url().getAuthority()))
                .open(authorize)
                .fill("credential", email)
                .press("Next")
                .fill("password", password)
                .press("Sign In")
                .press("Authorize")
                .location();
    }

    void secret(Map<String, String> values) {
        secret("ringcentral-app", values);
    }

    void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .serverSideApply();
    }

    RingCentralIntegration get() {
        RingCentralIntegration found = client.resources(RingCentralIntegration.class)
                .inNamespace(NAMESPACE)
                .withName("ringcentral")
                .require();
        found.setStatus(null);
        return found;
    }

    @Override
    public void close() {
        transport.close();
        client.close();
        kubernetes.close();
        ringCentral.close();
        try {
            Files.deleteIfExists(authority);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RingCentralStep step(KubernetesClient cluster, SignIns desk) {
        return new RingCentralStep(
                secrets(cluster),
                new TokenCustody(cluster, clock),
                clients(),
                desk,
                changes(cluster),
                new Deadlines(metrics),
                refusedTokens,
                clock);
    }

    /** What a push or an import works with. */
    KeptSession.Open keptSession() {
        return new KeptSession(secrets(client), new TokenCustody(client, clock), clients(), refusedTokens, clock)
                .of(integration)
                .orElseThrow();
    }

    private SignIns signIns(KubernetesClient cluster) {
        Watched<RingCentralIntegration> all = new Watched<>();
        all.lend(new OneIntegration());
        return new SignIns(
                Optional.of(PUBLIC_URL),
                all,
                secrets(cluster),
                clients(),
                new TokenCustody(cluster, clock),
                changes(cluster),
                clock);
    }

    private RingCentralClients clients() {
        return new RingCentralClients(transport, clock);
    }

    private ChangeLog changes(KubernetesClient cluster) {
        return new ChangeLog(new EventRecorder(cluster, clock), metrics);
    }

    private static Secrets secrets(KubernetesClient cluster) {
        return (namespace, name) -> Optional.ofNullable(
                cluster.secrets().inNamespace(namespace).withName(name).get());
    }

    private KubernetesClient client(Interceptors interceptors) {
        return new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("kill", interceptors))
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(kubernetes.url().toString())
                        .withNamespace(NAMESPACE)
                        .build())
                .build();
    }

    private static java.io.InputStream definition() {
        try {
            return Files.newInputStream(Path.of(
                    System.getProperty("project.root"), "crds", "ringcentral-okta.dev_ringcentralintegrations.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(String pem) {
        try {
            return Files.writeString(Files.createTempFile("sandbox-ca", ".pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Comes before the next write of the tokens reaches the cluster. */
    private static final class Interceptors implements Interceptor {

        private volatile Optional<Runnable> work = Optional.empty();
        private final AtomicInteger left = new AtomicInteger();

        @Override
        public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
            if (writes(request) && work.isPresent() && left.decrementAndGet() == 0) {
                Optional<Runnable> now = work;
                work = Optional.empty();
                now.ifPresent(Runnable::run);
            }
        }

        private static boolean writes(HttpRequest request) {
            return !request.method().equals("GET")
                    && request.uri().getPath().contains("/secrets")
                    && !request.uri().toString().contains("dryRun=All");
        }
    }

    /** The one integration, as it is at the moment. */
    private final class OneIntegration implements IndexedResourceCache<RingCentralIntegration> {

        @Override
        public Stream<RingCentralIntegration> list(Predicate<RingCentralIntegration> predicate) {
            return Stream.of(integration).filter(predicate);
        }

        @Override
        public Stream<RingCentralIntegration> list(String namespace, Predicate<RingCentralIntegration> predicate) {
            return list(predicate);
        }

        @Override
        public List<RingCentralIntegration> byIndex(String index, String key) {
            return List.of(integration);
        }

        @Override
        public Optional<RingCentralIntegration> get(ResourceID id) {
            return Optional.of(integration);
        }

        @Override
        public Stream<ResourceID> keys() {
            return Stream.of(ResourceID.fromResource(integration));
        }
    }
}
