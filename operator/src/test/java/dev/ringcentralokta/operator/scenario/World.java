package dev.ringcentralokta.operator.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import dev.ringcentralokta.operator.FastClock;
import dev.ringcentralokta.operator.OperatorApplication;
import dev.ringcentralokta.operator.OperatorConfiguration;
import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.leadership.LeaderElection;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.ringcentral.AppCredentials;
import dev.ringcentralokta.operator.ringcentral.RingCentralClient;
import dev.ringcentralokta.operator.ringcentral.RingCentralClients;
import dev.ringcentralokta.operator.status.Cadence;
import dev.ringcentralokta.operator.web.PublicUrl;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.Bucket;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.ringcentral.RateLimits;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** One cluster, one Okta org and one RingCentral account, with the operator running on them. */
final class World implements AutoCloseable {

    static final String NAMESPACE = "default";

    private static final String OKTA_SECRET = "okta-api";
    private static final Set<String> SERVICE_APP_SCOPES = Set.of(
            "okta.apps.manage", "okta.users.read", "okta.groups.read", "okta.profileMappings.manage", "okta.logs.read");

    /** How fast time goes by where all have one clock: what takes seconds does not take those of a test. */
    private static final int SPEED = 5;

    /** "Unprocessable Entity", of a JSON patch too. */
    private static final int NOT_APPLICABLE = 422;

    final SimulatedOkta okta;
    final SimulatedRingCentral ringCentral;
    final KubernetesApi kubernetes;
    final KubernetesClient client;

    private final FastClock clock = new FastClock(Instant.now(), 1);
    private final boolean oneClock;
    private final OktaOptions oktaOptions;
    private final RingCentralOptions ringCentralOptions;
    private final StatusWrites statusWrites = new StatusWrites();
    private final Rights rights = new Rights();
    /** The client that the operator has; what is asked by it has to be granted. */
    final KubernetesClient operatorsClient;

    private final Tls tls = Tls.create();
    private final Path authority;
    private final RequestLog oktaRequests;
    private final RequestLog ringCentralRequests;
    private Duration callTimeout = OperatorConfiguration.defaults().callTimeout();
    private Optional<PublicUrl> publicUrl = Optional.empty();
    private Set<String> watchNamespaces = Set.of();
    private Optional<String> watchSelector = Optional.empty();
    private Optional<OperatorApplication> operator = Optional.empty();

    private World(
            OktaOptions options, UnaryOperator<RingCentralOptions> ringCentrals, Optional<Clock> ringCentralsClock) {
        oneClock = ringCentralsClock.isEmpty();
        oktaOptions = options;
        ringCentralOptions = ringCentrals.apply(RingCentralSeed.options().withLimits(RateLimits.generous()));
        ringCentral = SimulatedRingCentral.start(ringCentralOptions, Optional.of(tls), ringCentralsClock.orElse(clock));
        ringCentralRequests = ringCentral.recordRequests();
        RingCentralSeed.plant(ringCentral.account());
        okta = SimulatedOkta.start(
                oktaOptions.withRingCentralSignIn(ringCentral
                        .url()
                        .resolve("/restapi/oauth/authorize?client_id=" + ringCentralOptions.clientId())),
                Optional.of(tls),
                clock);
        oktaRequests = okta.recordRequests();
        OktaSeed.acme(okta.org());
        ringCentral.developerConsole().addRedirectUri(okta.ringCentralCallback().toString());
        kubernetes = KubernetesApi.start(0, clock);
        client = client(kubernetes, builder -> {});
        operatorsClient = client(kubernetes, builder -> builder.addOrReplaceInterceptor("status-writes", statusWrites)
                .addOrReplaceInterceptor("rights", rights));
        authority = write(tls.authorityPem());
        definitions().forEach(file -> client.load(stream(file)).serverSideApply());
    }

    static World start() {
        return start(OktaOptions.defaults());
    }

    static World startWithProvisioningApi() {
        return start(OktaOptions.defaults().withProvisioningApiSupported(true));
    }

    /** With a RingCentral that is set up otherwise, and lives by a clock of its own. */
    static World startWithRingCentral(UnaryOperator<RingCentralOptions> options, Clock clock) {
        return new World(OktaOptions.defaults().withGenerousLimits(), options, Optional.of(clock));
    }

    /** With an Okta that lets so many calls a minute come to its apps and who has them. */
    static World startWithAppCallsAMinute(int calls) {
        OktaOptions generous = OktaOptions.defaults().withGenerousLimits();
        Map<Bucket, Integer> limits = new EnumMap<>(generous.bucketLimitsPerMinute());
        limits.put(Bucket.APPS, calls);
        return new World(generous.withLimits(limits, 100), UnaryOperator.identity(), Optional.empty());
    }

    private static World start(OktaOptions options) {
        return new World(options.withGenerousLimits(), UnaryOperator.identity(), Optional.empty());
    }

    /** The operator, once started, waits no longer than this for an answer of Okta or RingCentral. */
    World withCallTimeout(Duration timeout) {
        callTimeout = timeout;
        return this;
    }

    /** The operator, once started, works on what has such labels only. */
    World withWatchSelector(String selector) {
        watchSelector = Optional.of(selector);
        return this;
    }

    /** The operator, once started, works in these namespaces only, and has rights in no other. */
    World withWatchNamespaces(String... namespaces) {
        watchNamespaces = Set.of(namespaces);
        rights.onlyIn(watchNamespaces);
        return this;
    }

    /** The operator, once started, has pages to sign in to RingCentral, which RingCentral's app knows. */
    World withSignInPages() {
        PublicUrl url = PublicUrl.parse("http://localhost:" + freePort());
        ringCentral.developerConsole().addRedirectUri(url.callback().toString());
        ringCentral.developerConsole().issueRefreshTokens(true);
        publicUrl = Optional.of(url);
        return this;
    }

    /** Starts the operator; a world may have it stopped and started again. */
    World withOperator() {
        if (oneClock) {
            clock.turn(SPEED, Instant.now());
        }
        return withOperator(clock, new Cadence(clock, clock::real));
    }

    /** Starts the operator with a clock of its own. */
    World withOperator(Clock clock) {
        return withOperator(clock, new Cadence(clock));
    }

    /** Starts the operator with a clock of its own, and a say in when it looks again. */
    World withOperator(Clock clock, Cadence cadence) {
        operator = Optional.of(
                OperatorApplication.start(configuration(Optional.empty()), operatorsClient, clock, cadence));
        return this;
    }

    /** How an operator runs in this world; with an election, one of several. */
    OperatorConfiguration configuration(Optional<LeaderElection> election) {
        return new OperatorConfiguration(
                watchNamespaces,
                watchSelector,
                10,
                0,
                publicUrl.map(url -> url.base().getPort()).orElse(0),
                publicUrl,
                Optional.of(authority),
                callTimeout,
                Duration.ofSeconds(5),
                election);
    }

    /** PEM file of the authority that vouches for the vendors. */
    Path authority() {
        return authority;
    }

    /** What Okta was asked for, and by whom, oldest first. */
    List<RequestLog.Request> oktaRequests() {
        return oktaRequests.requests();
    }

    /** What RingCentral was asked for, oldest first. */
    List<RequestLog.Request> ringCentralRequests() {
        return ringCentralRequests.requests();
    }

    /** Does something while the operator is about to write the next status of an object of that name. */
    void whileStatusIsWritten(String name, Runnable work) {
        statusWrites.beforeNext(name, work);
    }

    /** How many statuses the operator has written. */
    int statusesWritten() {
        return statusWrites.written();
    }

    /** What the clock of this world tells: that of its creation timestamps. */
    Instant now() {
        return clock.instant();
    }

    /** From here on time goes by as for a subcommand, which has no clock of ours. */
    void stopOperator() {
        clock.turn(1, Instant.now());
        operator.ifPresent(OperatorApplication::close);
        operator = Optional.empty();
    }

    /** Where people reach the operator's sign-in page. */
    PublicUrl signInPage() {
        return publicUrl.orElseThrow();
    }

    int managementPort() {
        return operator.orElseThrow().managementPort();
    }

    World withSecrets() {
        secret(OKTA_SECRET, Map.of("apiToken", oktaOptions.apiToken()));
        secret(
                "ringcentral-app",
                Map.of(
                        "clientId", ringCentralOptions.clientId(),
                        "clientSecret", ringCentralOptions.clientSecret(),
                        "jwt", ringCentralOptions.jwt()));
        return this;
    }

    /** As {@link #withSecrets()}, but a service app that needs DPoP is what the operator calls Okta as. */
    World withSecretsOfServiceApp(ECKey key, String... moreScopes) {
        String clientId = "0oaserviceapp";
        Set<String> scopes = Stream.concat(SERVICE_APP_SCOPES.stream(), Stream.of(moreScopes))
                .collect(Collectors.toUnmodifiableSet());
        okta.org().registerServiceApp(clientId, key.toPublicJWK().toJSONString(), scopes);
        okta.org().requireDpop(clientId, true);
        withSecrets();
        delete(Secret.class, OKTA_SECRET);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(encoded(key))
                + "\n-----END PRIVATE KEY-----\n";
        secret(OKTA_SECRET, Map.of("clientId", clientId, "privateKey", pem, "keyId", key.getKeyID()));
        return this;
    }

    void secret(String name, Map<String, String> values) {
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withNamespace(NAMESPACE)
                        .endMetadata()
                        .withStringData(values)
                        .build())
                .createOr(existing -> existing.update());
    }

    /** Applies manifests; {@code $OKTA} and {@code $RINGCENTRAL} stand for the simulated vendors. */
    void apply(String yaml) {
        applyIn(NAMESPACE, yaml);
    }

    void applyIn(String namespace, String yaml) {
        String placed = yaml.replace("$OKTA", okta.url().toString())
                .replace("$RINGCENTRAL", ringCentral.url().toString());
        client.load(new java.io.ByteArrayInputStream(placed.getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .inNamespace(namespace)
                .serverSideApply();
    }

    /** The manual steps of the first integration, done as a person would. */
    void doManualSteps(String appId) {
        okta.adminConsole().configureApiIntegration(appId, true, true);
        okta.adminConsole().toApp(appId, true, true, true);
    }

    /** Adds a RingCentral app to the org as another tool would; labels need not be unique. Returns its id. */
    String addApp(String label) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("name", "ringcentral")
                .put("label", label)
                .put("signOnMode", "SAML_2_0");
        return asAnotherTool(okta -> okta.apps().create(body, true).value().id());
    }

    /** Does something in the org that is not of the operator's doing. */
    <T> T asAnotherTool(Function<OktaClient, T> work) {
        try (HttpTransport transport =
                new HttpTransport("another-tool", HttpSettings.defaults().trusting(authority))) {
            OktaCredentials credentials = new OktaCredentials.ApiToken(oktaOptions.apiToken());
            return work.apply(OktaClient.create(
                    OktaClient.Settings.fixed(okta.url(), credentials, 100),
                    transport,
                    new Governor("Okta", clock),
                    clock));
        }
    }

    /** Does something at RingCentral with the operator's app that is not of the operator's doing. */
    <T> T atRingCentral(Function<RingCentralClient, T> work) {
        try (HttpTransport transport =
                new HttpTransport("another-tool", HttpSettings.defaults().trusting(authority))) {
            AppCredentials app = new AppCredentials(ringCentralOptions.clientId(), ringCentralOptions.clientSecret());
            return work.apply(new RingCentralClients(transport, clock).of(ringCentral.url(), app));
        }
    }

    /** A browser without cookies, for those who need no pictures. */
    FormBrowser formBrowser() {
        return new FormBrowser(Optional.of(tls), next -> true);
    }

    /** The condition Ready of an object as {@code Reason: message}, or {@code True} once it is. */
    String ready(Class<? extends HasMetadata> kind, String name) {
        return ready(kind, NAMESPACE, name);
    }

    String ready(Class<? extends HasMetadata> kind, String namespace, String name) {
        JsonNode resource = client.getKubernetesSerialization()
                .convertValue(
                        client.resources(kind)
                                .inNamespace(namespace)
                                .withName(name)
                                .require(),
                        JsonNode.class);
        for (JsonNode condition : resource.path("status").path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return condition.path("status").asText().equals("True")
                        ? "True"
                        : condition.path("reason").asText() + ": "
                                + condition.path("message").asText();
            }
        }
        return "no condition";
    }

    void delete(Class<? extends HasMetadata> kind, String name) {
        client.resources(kind).inNamespace(NAMESPACE).withName(name).delete();
    }

    String oktaToken() {
        return oktaOptions.apiToken();
    }

    <R extends HasMetadata> R get(Class<R> kind, String name) {
        return client.resources(kind).inNamespace(NAMESPACE).withName(name).require();
    }

    /** Edits an object as a person does with kubectl, who tries again where the operator was faster. */
    <R extends HasMetadata> void edit(Class<R> kind, String namespace, String name, Consumer<R> change) {
        eventually()
                .ignoreExceptionsMatching(World::isConflict)
                .until(() -> client.resources(kind)
                                .inNamespace(namespace)
                                .withName(name)
                                .edit(existing -> {
                                    change.accept(existing);
                                    return existing;
                                })
                        != null);
    }

    /** The object is another by now, or no longer has what the patch is about, such as its last annotation. */
    private static boolean isConflict(Throwable thrown) {
        return thrown instanceof KubernetesClientException exception
                && (exception.getCode() == HttpURLConnection.HTTP_CONFLICT
                        || (exception.getCode() == NOT_APPLICABLE
                                && String.valueOf(exception.getMessage()).contains("operation does not apply")));
    }

    /** A condition of an object, once it has it. */
    <R extends CustomResource<?, S>, S> Optional<Condition> condition(
            Class<R> kind, String name, Function<S, List<Condition>> conditions, String type) {
        return Optional.ofNullable(client.resources(kind)
                        .inNamespace(NAMESPACE)
                        .withName(name)
                        .get())
                .flatMap(resource -> Optional.ofNullable(resource.getStatus()))
                .stream()
                .flatMap(status -> conditions.apply(status).stream())
                .filter(condition -> condition.type().equals(type))
                .findFirst();
    }

    /** Calls to Okta that asked for a change. */
    List<CallLog.Call> oktaWrites() {
        return okta.calls().calls().stream()
                .filter(CallLog.Call::writes)
                .filter(call -> !call.path().startsWith("/oauth2"))
                .toList();
    }

    List<Event> events(String reason) {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> event.getReason().equals(reason))
                .toList();
    }

    static ConditionFactory eventually() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }

    /** Ends all, and fails where the operator sent something that the vendors do not document or a cluster would not allow. */
    @Override
    public void close() {
        stopOperator();
        client.close();
        operatorsClient.close();
        kubernetes.close();
        ringCentral.close();
        okta.close();
        RequestConformance.assertOktaDocuments(oktaRequests);
        RequestConformance.assertRingCentralDocuments(ringCentralRequests);
        rights.assertSufficed();
        delete(authority);
    }

    private static KubernetesClient client(KubernetesApi kubernetes, Consumer<HttpClient.Builder> http) {
        return new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(http)
                .withConfig(Config.empty())
                .withConfig(new io.fabric8.kubernetes.client.ConfigBuilder(Config.empty())
                        .withMasterUrl(kubernetes.url().toString())
                        .withNamespace(NAMESPACE)
                        .build())
                .build();
    }

    private static List<Path> definitions() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("project.root"), "crds"))) {
            return files.filter(file -> file.toString().endsWith(".ringcentral-okta.dev.yaml")
                            || (file.toString().endsWith(".yaml") && !file.endsWith("kustomization.yaml")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static java.io.InputStream stream(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The link and the way back name the port, so it is chosen before the operator starts. */
    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] encoded(ECKey key) {
        try {
            return key.toPrivateKey().getEncoded();
        } catch (JOSEException e) {
            throw new IllegalArgumentException("Not a private key", e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
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
}
