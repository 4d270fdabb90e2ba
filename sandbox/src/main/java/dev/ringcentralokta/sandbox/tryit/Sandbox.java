package dev.ringcentralokta.sandbox.tryit;

import dev.ringcentralokta.sandbox.http.FormBrowser;
import dev.ringcentralokta.sandbox.http.SimulatedServer;
import dev.ringcentralokta.sandbox.http.Tls;
import dev.ringcentralokta.sandbox.kubernetes.KubernetesApi;
import dev.ringcentralokta.sandbox.okta.OktaControl;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralControl;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralSeed;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything that a try-it run needs, started together and stopped in the opposite order. */
final class Sandbox implements AutoCloseable {

    static final String NAMESPACE = "default";

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final SimulatedOkta okta;
    private final SimulatedRingCentral ringCentral;
    private final SimulatedServer control;
    private final Optional<Path> kubeconfig;
    private final KubernetesClient client;
    private final OperatorProcess operator;
    private final Tls tls = Tls.create();

    private Sandbox(SandboxOptions options, Path folder) throws IOException {
        Clock clock = Clock.systemUTC();
        RingCentralOptions ringCentralOptions = RingCentralSeed.options();
        ringCentral = keep(SimulatedRingCentral.start(ringCentralOptions, Optional.of(tls), clock));
        RingCentralSeed.plant(ringCentral.account());
        RingCentralSeed.addGlobex(ringCentral);
        OktaOptions oktaOptions = OktaOptions.defaults()
                .withProvisioningApiSupported(options.provisioningApi() == SandboxOptions.ProvisioningApi.supported)
                .withRingCentralSignIn(ringCentral
                        .url()
                        .resolve("/restapi/oauth/authorize?client_id=" + ringCentralOptions.clientId()));
        okta = keep(SimulatedOkta.start(oktaOptions, Optional.of(tls), clock));
        OktaSeed.acme(okta.org());
        if (options.people() == SandboxOptions.People.differences) {
            DifferentPeople.plant(okta.org(), ringCentral.account());
        }
        ringCentral.developerConsole().addRedirectUri(okta.ringCentralCallback().toString());
        Optional<SignInPage> signInPage = options.signIn() == SandboxOptions.SignIn.person
                ? Optional.of(SignInPage.onFreePort())
                : Optional.empty();
        signInPage.ifPresent(page -> ringCentral.developerConsole().addRedirectUri(page.callback()));
        control = keep(SimulatedServer.start(
                Optional.empty(),
                0,
                context -> "control",
                config -> config.router.mount(router -> {
                    OktaControl.mount(router, okta, "/okta");
                    new RingCentralControl(ringCentral).mount(router, "/ringcentral");
                })));
        kubeconfig = options.cluster() == SandboxOptions.Cluster.embedded
                ? Optional.of(keep(KubernetesApi.start(0, clock)).writeKubeconfig(folder))
                : Optional.empty();
        client = keep(client(kubeconfig));
        Samples samples = new Samples(client, NAMESPACE);
        samples.installDefinitions(options.crds());
        samples.createSecret("okta-api", Map.of("apiToken", oktaOptions.apiToken()));
        samples.createSecret(
                "ringcentral-app",
                Map.of(
                        "clientId", ringCentralOptions.clientId(),
                        "clientSecret", ringCentralOptions.clientSecret(),
                        "jwt", ringCentralOptions.jwt()));
        Path authority = Files.writeString(folder.resolve("sandbox-ca.pem"), tls.authorityPem());
        operator = keep(OperatorProcess.start(
                options.operatorJar(), environment(authority, signInPage), folder.resolve("operator.log")));
        samples.applyManifests(options.samples(), replacements(options.signIn()));
    }

    /** Starts everything, with its files in {@code folder}. */
    static Sandbox start(SandboxOptions options, Path folder) throws IOException {
        return new Sandbox(options, folder);
    }

    SimulatedOkta okta() {
        return okta;
    }

    URI ringCentralUrl() {
        return ringCentral.url();
    }

    URI userList() {
        return ringCentral.userList();
    }

    URI controlUrl() {
        return control.url();
    }

    /** The kubeconfig of the embedded API; none where the cluster is the person's own. */
    Optional<Path> kubeconfig() {
        return kubeconfig;
    }

    KubernetesClient client() {
        return client;
    }

    OperatorProcess operator() {
        return operator;
    }

    /** A browser that trusts the simulated vendors. */
    FormBrowser browser() {
        return new FormBrowser(Optional.of(tls), next -> true);
    }

    @Override
    public void close() {
        while (!started.isEmpty()) {
            try {
                started.pop().close();
            } catch (Exception e) { // AutoCloseable's word; what is left is stopped all the same
                System.err.println("While stopping: " + e.getMessage());
            }
        }
    }

    private <T extends AutoCloseable> T keep(T service) {
        started.push(service);
        return service;
    }

    private static KubernetesClient client(Optional<Path> kubeconfig) throws IOException {
        KubernetesClientBuilder builder = new KubernetesClientBuilder();
        if (kubeconfig.isPresent()) {
            builder.withConfig(Config.fromKubeconfig(Files.readString(kubeconfig.get())));
        }
        return builder.build();
    }

    /** What has to be different in the samples here. */
    private Map<String, String> replacements(SandboxOptions.SignIn signIn) {
        Map<String, String> replacements = new HashMap<>();
        replacements.put("https://acme.okta.com", okta.url().toString());
        replacements.put("https://platform.ringcentral.com", ringCentral.url().toString());
        if (signIn == SandboxOptions.SignIn.person) {
            replacements.put("flow: Jwt", "flow: AuthorizationCode");
        }
        return replacements;
    }

    private Map<String, String> environment(Path authority, Optional<SignInPage> signInPage) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TRUSTED_CA_FILE", authority.toString());
        environment.put("MANAGEMENT_PORT", "0");
        environment.put("WATCH_NAMESPACES", NAMESPACE);
        kubeconfig.ifPresent(file -> environment.put("KUBECONFIG", file.toString()));
        signInPage.ifPresent(page -> environment.putAll(page.environment()));
        return environment;
    }
}
