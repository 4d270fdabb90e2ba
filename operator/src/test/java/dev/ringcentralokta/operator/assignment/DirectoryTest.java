package dev.ringcentralokta.operator.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.connection.Gate;
import dev.ringcentralokta.operator.connection.Watched;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.operator.okta.Access;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.ratelimit.Governor;
import dev.ringcentralokta.operator.view.AppViews;
import dev.ringcentralokta.sandbox.okta.OktaOptions;
import dev.ringcentralokta.sandbox.okta.OktaSeed;
import dev.ringcentralokta.sandbox.okta.SimulatedOkta;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DirectoryTest {

    private final Clock clock = Clock.systemUTC();
    private final OktaOptions options = OktaOptions.defaults().withGenerousLimits();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final SimulatedOkta slow = SimulatedOkta.start(options, Optional.empty(), clock);
    private final SimulatedOkta quick = SimulatedOkta.start(options, Optional.empty(), clock);
    private final Directory directory = new Directory(new Watched<>(), clock);

    @BeforeEach
    void seed() {
        OktaSeed.acme(slow.org());
        OktaSeed.acme(quick.org());
    }

    @AfterEach
    void close() {
        transport.close();
        slow.close();
        quick.close();
    }

    @Test
    @Timeout(20)
    void aSlowOrgHoldsUpNoOther() {
        // Given a look-up that is on its way in one org
        CountDownLatch underWay = new CountDownLatch(1);
        CompletableFuture<OktaCredentials> answer = new CompletableFuture<>();
        OktaCredentials token = new OktaCredentials.ApiToken(options.apiToken());
        AssignmentContext inSlow = context(slow, new OktaCredentials.ApiToken("00old"), () -> {
            underWay.countDown();
            return Optional.of(answer.join());
        });
        CompletableFuture<Optional<User>> held =
                CompletableFuture.supplyAsync(() -> directory.user(inSlow, "jane@acme.com"));
        assertThat(underWay).satisfies(CountDownLatch::await);

        // Then another org answers meanwhile
        assertThat(directory.user(context(quick, token, Optional::empty), "JANE@acme.com"))
                .isPresent();

        // And the first one in the end
        answer.complete(token);
        assertThat(held.join()).isPresent();
    }

    private AssignmentContext context(
            SimulatedOkta org, OktaCredentials credentials, Supplier<Optional<OktaCredentials>> stored) {
        OktaClient okta = OktaClient.create(
                new OktaClient.Settings(org.url(), credentials, stored, Access.ReadWrite, 100),
                transport,
                new Governor("Okta", clock),
                clock);
        RingCentralIntegration integration = Serialization.unmarshal(
                """
                metadata: {name: ringcentral, namespace: default, uid: uid-of-integration}
                spec:
                  okta: {orgUrl: "%s", credentialsSecretRef: {name: okta-api}}
                """
                        .formatted(org.url()),
                RingCentralIntegration.class);
        return new AssignmentContext(
                new AppAssignment(),
                new Gate.Open(integration, okta, "0oa1", new AppViews(clock).of(integration, "0oa1")));
    }
}
