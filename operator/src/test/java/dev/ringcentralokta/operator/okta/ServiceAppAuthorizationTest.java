package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServiceAppAuthorizationTest {

    private static final String TOKEN_CALL = "POST /oauth2/v1/token";
    private static final String USER_CALL = "GET /api/v1/users/00u1";
    private static final String USER =
            "{\"id\":\"00u1\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"jane@acme.com\"}}";

    private final FakeOkta okta = new FakeOkta();

    @AfterEach
    void close() {
        okta.close();
        RequestConformance.assertOktaDocuments(okta.requests());
    }

    @Test
    void fetchesATokenOnceAndUsesIt() throws Exception {
        // Given a service app with an EC key
        ECKey key = new ECKeyGenerator(Curve.P_256).keyID("k1").generate();
        okta.on(TOKEN_CALL, 200, token("t1")).on(USER_CALL, 200, USER);
        OktaClient client = okta.client(new OktaCredentials.ServiceApp("0oa1", key.toJSONString(), null));

        // When it calls twice
        client.users().byId("00u1");
        client.users().byId("00u1");

        // Then one token does
        assertThat(okta.calls()).containsExactly(TOKEN_CALL, USER_CALL, USER_CALL);
        assertThat(okta.asked().get(2).authorization()).isEqualTo("Bearer t1");

        // And the request proved the app as Okta wants it
        Map<String, String> form = form(okta.asked().get(0).body());
        assertThat(form).containsEntry("grant_type", "client_credentials");
        assertThat(form.get("scope")).contains("okta.apps.manage").contains("okta.profileMappings.manage");
        SignedJWT assertion = SignedJWT.parse(form.get("client_assertion"));
        assertThat(assertion.verify(new ECDSAVerifier(key.toPublicJWK()))).isTrue();
        assertThat(assertion.getHeader().getKeyID()).isEqualTo("k1");
        assertThat(assertion.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
        assertThat(assertion.getJWTClaimsSet().getIssuer()).isEqualTo("0oa1");
        assertThat(assertion.getJWTClaimsSet().getSubject()).isEqualTo("0oa1");
        assertThat(assertion.getJWTClaimsSet().getAudience()).containsExactly(okta.url() + "/oauth2/v1/token");
        assertThat(assertion.getJWTClaimsSet().getExpirationTime().toInstant())
                .isBetween(FakeOkta.NOW.plusSeconds(1), FakeOkta.NOW.plusSeconds(3600));
    }

    @Test
    void signsWithAPemOfEitherType() throws Exception {
        RSAKey rsa = new RSAKeyGenerator(2048).generate();
        ECKey ec = new ECKeyGenerator(Curve.P_384).generate();

        SignedJWT byRsa = assertion(rsa.toPrivateKey());
        SignedJWT byEc = assertion(ec.toPrivateKey());

        assertThat(byRsa.verify(new RSASSAVerifier(rsa.toPublicJWK()))).isTrue();
        assertThat(byEc.verify(new ECDSAVerifier(ec.toPublicJWK()))).isTrue();
        assertThat(byEc.getHeader().getKeyID()).isEqualTo("kid");
    }

    @Test
    void replacesATokenThatIsAboutToExpire() throws Exception {
        okta.on(TOKEN_CALL, 200, "{\"access_token\":\"t1\",\"expires_in\":59}").on(USER_CALL, 200, USER);
        OktaClient client = okta.client(serviceApp());

        client.users().byId("00u1");
        client.users().byId("00u1");

        assertThat(okta.calls()).containsExactly(TOKEN_CALL, USER_CALL, TOKEN_CALL, USER_CALL);
    }

    @Test
    void aTokensLifeBeginsWhenItIsAskedFor() throws Exception {
        // Given an answer that is a minute on its way, with a token to be renewed half a minute after it was asked for
        MovableClock clock = new MovableClock();
        okta.on(TOKEN_CALL, 200, "{\"access_token\":\"t1\",\"expires_in\":330}")
                .on(TOKEN_CALL, 200, token("t2"))
                .on(USER_CALL, 200, USER)
                .meanwhile(() -> clock.advance(Duration.ofMinutes(1)));
        OktaClient client = okta.client(serviceApp(), Optional::empty, clock);

        // When it is used once more
        client.users().byId("00u1");
        client.users().byId("00u1");

        // Then there is a new one
        assertThat(okta.calls()).containsExactly(TOKEN_CALL, USER_CALL, TOKEN_CALL, USER_CALL);
    }

    @Test
    void triesOnceWithANewTokenWhereTheOldOneIsRefused() throws Exception {
        okta.on(TOKEN_CALL, 200, token("t1"))
                .on(TOKEN_CALL, 200, token("t2"))
                .on(USER_CALL, 401, "{\"errorCode\":\"E0000011\",\"errorSummary\":\"Invalid token provided\"}")
                .on(USER_CALL, 200, USER);

        assertThat(okta.client(serviceApp()).users().byId("00u1")).isPresent();
        assertThat(okta.asked().get(3).authorization()).isEqualTo("Bearer t2");
    }

    @Test
    void anOrgWithoutTheFeatureIsNotAMatterOfTokens() throws Exception {
        okta.on(TOKEN_CALL, 200, token("t1"))
                .on(USER_CALL, 401, "{\"errorCode\":\"E0000015\",\"errorSummary\":\"You do not have permission\"}");

        assertThat(failure(serviceApp())).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(okta.calls()).containsExactly(TOKEN_CALL, USER_CALL);
    }

    @Test
    void saysWhatToCheckWhereOktaTakesNoDPoPProof() throws Exception {
        okta.on(TOKEN_CALL, 400, "{\"error\":\"use_dpop_nonce\",\"error_description\":\"…\"}", "dpop-nonce", "n");

        ApiFailure failure = failure(serviceApp());

        assertThat(failure).isInstanceOf(ApiFailure.NeedsPerson.class);
        assertThat(failure.message()).contains("DPoP").contains("clock");
    }

    @Test
    void saysWhatToDoWhereTheAppIsUnknown() throws Exception {
        okta.on(TOKEN_CALL, 401, "{\"error\":\"invalid_client\",\"error_description\":\"The kid is invalid\"}")
                .on(TOKEN_CALL, 503, "");

        assertThat(failure(serviceApp()).message())
                .contains("The kid is invalid")
                .contains("public half");
        assertThat(failure(serviceApp())).isInstanceOf(ApiFailure.Retry.class);
    }

    @Test
    void listsAllScopesThatAreMissing() throws Exception {
        okta.on(TOKEN_CALL, 400, "{\"error\":\"invalid_scope\",\"error_description\":\"Not granted\"}");

        ApiFailure failure = failure(serviceApp());

        assertThat(failure.reason()).isEqualTo(FailureReason.PermissionDenied);
        assertThat(failure.message())
                .contains("okta.apps.manage, okta.users.read, okta.groups.read, okta.profileMappings.manage")
                .doesNotContain("okta.logs.read");
    }

    private ApiFailure failure(OktaCredentials credentials) {
        OktaClient client = okta.client(credentials);
        return catchThrowableOfType(ApiException.class, () -> client.users().byId("00u1"))
                .failure();
    }

    private static OktaCredentials serviceApp() throws JOSEException {
        return new OktaCredentials.ServiceApp(
                "0oa1", new ECKeyGenerator(Curve.P_256).generate().toJSONString(), null);
    }

    private static SignedJWT assertion(PrivateKey key) throws Exception {
        String pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        ServiceAppKey read = ServiceAppKey.read(new OktaCredentials.ServiceApp("0oa1", pem, "kid"));
        return SignedJWT.parse(read.assertion("0oa1", "https://acme.okta.com/oauth2/v1/token", FakeOkta.NOW));
    }

    private static String token(String value) {
        return "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"" + value + "\"}";
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}
