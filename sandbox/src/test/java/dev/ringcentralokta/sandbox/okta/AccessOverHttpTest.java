package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Identity, scopes, rate limits, unknown paths. */
class AccessOverHttpTest {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final OktaHttp org = new OktaHttp(OktaOptions.defaults().withLimits(Map.of(Bucket.APPS, 6), 50));

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void answersWhoAsksWithoutAToken() {
        org.authorize("");

        JsonNode organization = org.get("/.well-known/okta-organization").json();
        OktaHttp.Answer refused = org.get("/api/v1/apps");

        assertThat(organization.path("pipeline").asText()).isEqualTo("idx");
        assertThat(organization.at("/_links/organization/href").asText())
                .isEqualTo(org.url().toString());
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.errorCode()).isEqualTo("E0000005");
    }

    @Test
    void refusesAWrongToken() {
        org.authorize("SSWS wrong");
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(org.get("/api/v1/apps").errorCode()).isEqualTo("E0000011");

        org.authorize("Bearer wrong");
        assertThat(org.get("/api/v1/apps").errorCode()).isEqualTo("E0000011");
    }

    @Test
    void refusesUnknownPathsAndMethods() {
        assertThat(org.get("/api/v1/nothing").status()).isEqualTo(404);
        assertThat(org.get("/api/v1/nothing").errorCode()).isEqualTo("E0000008");
        assertThat(org.delete("/api/v1/logs").status()).isEqualTo(405);
        assertThat(org.delete("/api/v1/logs").errorCode()).isEqualTo("E0000022");
    }

    @Test
    void limitsOneClientToItsShareOfTheBucketUntilTheWindowEnds() {
        OktaHttp.Answer first = org.get("/api/v1/apps");
        org.clock.advance(Duration.ofSeconds(20));
        org.get("/api/v1/apps");
        OktaHttp.Answer third = org.get("/api/v1/apps/0oanone/users");
        OktaHttp.Answer refused = org.get("/api/v1/apps");

        assertThat(first.header("X-Rate-Limit-Limit")).isEqualTo("3");
        assertThat(first.header("X-Rate-Limit-Remaining")).isEqualTo("2");
        assertThat(first.header("X-Rate-Limit-Reset"))
                .isEqualTo(Long.toString(org.clock.instant().plusSeconds(40).getEpochSecond()));
        assertThat(first.header("Date")).isEqualTo("Tue, 24 Nov 2026 08:00:00 GMT");
        assertThat(first.header("X-Okta-Request-Id")).isNotEqualTo(third.header("X-Okta-Request-Id"));
        assertThat(third.header("X-Rate-Limit-Remaining")).isEqualTo("0");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.errorCode()).isEqualTo("E0000047");
        assertThat(org.get("/api/v1/apps/0oanone").status())
                .as("another bucket")
                .isEqualTo(404);

        org.clock.advance(Duration.ofSeconds(40));
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
    }

    @Test
    void grantsATokenToARegisteredServiceAppForItsScopesAndAnHour() throws Exception {
        RSAKey key = register();

        OktaHttp.Answer granted = token(key, "okta.apps.read", org.url() + "/oauth2/v1/token");
        org.authorize("Bearer " + granted.json().path("access_token").asText());

        assertThat(granted.json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(granted.json().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
        assertThat(org.post("/api/v1/apps", OktaHttp.RINGCENTRAL).status()).isEqualTo(403);
        assertThat(org.get("/api/v1/users").errorCode()).isEqualTo("E0000006");

        org.clock.advance(Duration.ofMinutes(61));
        assertThat(org.get("/api/v1/apps").errorCode()).isEqualTo("E0000011");
    }

    @Test
    void refusesTokensInTheFormOfOAuth() throws Exception {
        RSAKey key = register();
        RSAKey stranger = new RSAKeyGenerator(2048).generate();
        String audience = org.url() + "/oauth2/v1/token";

        assertThat(error(token(stranger, "okta.apps.read", audience), 401)).isEqualTo("invalid_client");
        assertThat(error(token(key, "okta.apps.read", "https://elsewhere"), 401))
                .isEqualTo("invalid_client");
        assertThat(error(token(key, "okta.logs.read", audience), 400)).isEqualTo("invalid_scope");
        assertThat(error(org.post("/oauth2/v1/token", "grant_type=password"), 400))
                .isEqualTo("unsupported_grant_type");
    }

    @Test
    void aRoleMayUseLessThanTheScopesThatTheTokenShows() throws Exception {
        RSAKey key = register("okta.apps.read", "okta.users.read");
        org.okta.org().restrictServiceApp("0oaservice", Set.of("okta.apps.read"));

        OktaHttp.Answer granted = token(key, "okta.apps.read%20okta.users.read", org.url() + "/oauth2/v1/token");
        org.authorize("Bearer " + granted.json().path("access_token").asText());

        assertThat(granted.json().path("scope").asText()).isEqualTo("okta.apps.read okta.users.read");
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
        assertThat(org.get("/api/v1/users").status()).isEqualTo(403);
        assertThat(org.get("/api/v1/users").errorCode()).isEqualTo("E0000006");
    }

    @Test
    void revokedTokensAreNoLongerValidAndNewOnesAre() throws Exception {
        RSAKey key = register();
        String audience = org.url() + "/oauth2/v1/token";
        OktaHttp.Answer before = token(key, "okta.apps.read", audience);
        org.authorize("Bearer " + before.json().path("access_token").asText());
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);

        org.okta.org().revokeTokens("0oaservice");

        assertThat(org.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(org.get("/api/v1/apps").errorCode()).isEqualTo("E0000011");
        OktaHttp.Answer after = token(key, "okta.apps.read", audience);
        org.authorize("Bearer " + after.json().path("access_token").asText());
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
    }

    @Test
    void aRotatedApiTokenReplacesTheOneBefore() {
        org.okta.org().rotateApiToken("00newToken");

        assertThat(org.get("/api/v1/apps").status()).isEqualTo(401);
        assertThat(org.get("/api/v1/apps").errorCode()).isEqualTo("E0000011");
        org.authorize("SSWS 00newToken");
        assertThat(org.get("/api/v1/apps").status()).isEqualTo(200);
    }

    private RSAKey register() throws JOSEException {
        return register("okta.apps.read");
    }

    private RSAKey register(String... scopes) throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).generate();
        org.okta.org().registerServiceApp("0oaservice", key.toPublicJWK().toJSONString(), Set.of(scopes));
        return key;
    }

    private OktaHttp.Answer token(RSAKey key, String scope, String audience) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer("0oaservice")
                        .subject("0oaservice")
                        .audience(audience)
                        .expirationTime(Date.from(org.clock.instant().plusSeconds(300)))
                        .build());
        jwt.sign(new RSASSASigner(key));
        return org.post(
                "/oauth2/v1/token",
                "grant_type=client_credentials&scope=" + scope + "&client_assertion_type=" + OktaHttp.encode(ASSERTION)
                        + "&client_assertion=" + jwt.serialize());
    }

    private static String error(OktaHttp.Answer answer, int status) {
        assertThat(answer.status()).isEqualTo(status);
        return answer.json().path("error").asText();
    }
}
