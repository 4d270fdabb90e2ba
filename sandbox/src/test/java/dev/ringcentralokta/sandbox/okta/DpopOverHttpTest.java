package dev.ringcentralokta.sandbox.okta;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to a key, and the proofs of its possession. */
class DpopOverHttpTest {

    private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final String TOKEN = "/oauth2/v1/token";
    private static final String APPS = "/api/v1/apps";

    private final OktaHttp org = new OktaHttp(OktaOptions.defaults().withGenerousLimits());
    private RSAKey client;
    private ECKey key;

    @BeforeEach
    void register() throws JOSEException {
        client = new RSAKeyGenerator(2048).generate();
        key = new ECKeyGenerator(Curve.P_256).generate();
        org.okta.org().registerServiceApp("0oaservice", client.toPublicJWK().toJSONString(), Set.of("okta.apps.read"));
        org.okta.org().requireDpop("0oaservice", true);
    }

    @AfterEach
    void close() {
        org.close();
    }

    @Test
    void aTokenRequestNeedsAProofAndThenANonce() throws Exception {
        OktaHttp.Answer without = token();
        OktaHttp.Answer withoutNonce = token(tokenProof(claims -> {}));
        String nonce = withoutNonce.header("dpop-nonce");
        OktaHttp.Answer wrongNonce = token(tokenProof(claims -> claims.claim("nonce", "invented")));
        OktaHttp.Answer granted = token(tokenProof(claims -> claims.claim("nonce", nonce)));

        assertThat(without.status()).isEqualTo(400);
        assertThat(without.json())
                .hasToString("{\"error\":\"invalid_dpop_proof\","
                        + "\"error_description\":\"The DPoP proof JWT header is missing.\"}");
        assertThat(withoutNonce.status()).isEqualTo(400);
        assertThat(withoutNonce.json())
                .hasToString("{\"error\":\"use_dpop_nonce\","
                        + "\"error_description\":\"Authorization server requires nonce in DPoP proof.\"}");
        assertThat(nonce).isNotEmpty();
        assertThat(wrongNonce.json().path("error").asText()).isEqualTo("use_dpop_nonce");
        assertThat(wrongNonce.header("dpop-nonce")).isEqualTo(nonce);
        assertThat(granted.status()).isEqualTo(200);
        assertThat(granted.json().path("token_type").asText()).isEqualTo("DPoP");
    }

    @Test
    void anAppThatNeedNotMayHaveABoundToken() throws Exception {
        org.okta.org().requireDpop("0oaservice", false);

        assertThat(token().json().path("token_type").asText()).isEqualTo("Bearer");
        assertThat(token(tokenProof(claims -> {})).json().path("error").asText())
                .isEqualTo("use_dpop_nonce");
        assertThat(boundToken()).isNotEmpty();
    }

    @Test
    void anOldNonceWorksForThreeDays() throws Exception {
        String first = nonce();
        org.clock.advance(Duration.ofHours(23));
        assertThat(nonce()).isEqualTo(first);
        org.clock.advance(Duration.ofHours(1));
        String second = nonce();

        assertThat(second).isNotEqualTo(first);
        assertThat(token(tokenProof(claims -> claims.claim("nonce", first))).status())
                .isEqualTo(200);
        org.clock.advance(Duration.ofDays(2));
        assertThat(token(tokenProof(claims -> claims.claim("nonce", first))).status())
                .isEqualTo(400);
        assertThat(token(tokenProof(claims -> claims.claim("nonce", second))).status())
                .isEqualTo(200);
    }

    @Test
    void aCallNeedsItsOwnProof() throws Exception {
        String token = boundToken();
        String proof = proof(key, token, "GET", APPS, claims -> {});

        assertThat(get(token, proof).status()).isEqualTo(200);
        assertThat(org.send("GET", APPS + "?limit=1", "", Map.of("DPoP", proof(key, token, "GET", APPS, c -> {})))
                        .status())
                .as("htu is without the query")
                .isEqualTo(200);
        assertRefused(get(token, proof), "The 'jti' claim has been used already.");
    }

    @Test
    void refusesACallWithoutAProof() throws Exception {
        org.authorize("DPoP " + boundToken());

        assertRefused(org.get(APPS), "The DPoP proof JWT header is missing.");
    }

    @Test
    void refusesProofsOfSomethingElse() throws Exception {
        String token = boundToken();
        String url = org.url() + APPS;
        ECKey stranger = new ECKeyGenerator(Curve.P_256).generate();

        assertRefused(
                get(token, proof(key, token, "POST", APPS, c -> {})), "The 'htm' claim is not the request's method.");
        assertRefused(
                get(token, proof(key, token, "GET", APPS + "/", c -> {})), "The 'htu' claim is not the request's URL.");
        assertRefused(
                get(token, proof(key, token, "GET", APPS, c -> c.claim("htu", url + "?limit=1"))),
                "The 'htu' claim is not the request's URL.");
        assertRefused(
                get(token, proof(key, "another", "GET", APPS, c -> {})),
                "The 'ath' claim is not the hash of the token.");
        assertRefused(
                get(token, proof(stranger, token, "GET", APPS, c -> {})),
                "The DPoP proof JWT is not signed with the key of the token.");
        assertRefused(get(token, proof(key, token, "GET", APPS, c -> c.jwtID(null))), "The 'jti' claim is missing.");
        assertRefused(get(token, "no.j.wt"), "The DPoP proof JWT is malformed.");
    }

    @Test
    void refusesProofsThatAreOldOrEarly() throws Exception {
        String token = boundToken();
        String old = proof(key, token, "GET", APPS, c -> {});
        org.clock.advance(Duration.ofMinutes(6));
        Date later = Date.from(org.clock.instant().plus(Duration.ofMinutes(6)));

        assertRefused(get(token, old), "The 'iat' claim is absent or not recent.");
        assertRefused(
                get(token, proof(key, token, "GET", APPS, c -> c.issueTime(later))),
                "The 'iat' claim is absent or not recent.");
    }

    @Test
    void refusesAForgedSignatureAndAnotherType() throws Exception {
        String token = boundToken();
        String[] good = proof(key, token, "GET", APPS, c -> {}).split("\\.", -1);
        String[] other = proof(key, token, "GET", APPS, c -> {}).split("\\.", -1);
        SignedJWT untyped = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).jwk(key.toPublicJWK()).build(),
                claims(token, "GET", APPS).build());
        untyped.sign(new ECDSASigner(key));

        assertRefused(
                get(token, good[0] + "." + good[1] + "." + other[2]), "The DPoP proof JWT's signature is invalid.");
        assertRefused(get(token, untyped.serialize()), "The 'typ' of the DPoP proof JWT must be dpop+jwt.");
    }

    @Test
    void aTokenWorksOnlyInItsOwnScheme() throws Exception {
        String bound = boundToken();
        org.okta.org().requireDpop("0oaservice", false);
        String bearer = token().json().path("access_token").asText();

        org.authorize("Bearer " + bound);
        assertThat(org.get(APPS).status()).isEqualTo(401);
        assertThat(org.get(APPS).errorCode()).isEqualTo("E0000011");
        OktaHttp.Answer asBound = get(bearer, proof(key, bearer, "GET", APPS, c -> {}));
        assertThat(asBound.status()).isEqualTo(401);
        assertThat(asBound.errorCode()).isEqualTo("E0000011");
        org.authorize("Bearer " + bearer);
        assertThat(org.get(APPS).status()).isEqualTo(200);
    }

    private OktaHttp.Answer get(String token, String proof) {
        org.authorize("DPoP " + token);
        return org.send("GET", APPS, "", Map.of("DPoP", proof));
    }

    private static void assertRefused(OktaHttp.Answer answer, String description) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").asText()).isEqualTo("invalid_dpop_proof");
        assertThat(answer.json().path("error_description").asText()).isEqualTo(description);
    }

    private String boundToken() throws Exception {
        String nonce = nonce();
        String token = token(tokenProof(claims -> claims.claim("nonce", nonce)))
                .json()
                .path("access_token")
                .asText();
        org.authorize("DPoP " + token);
        return token;
    }

    private String nonce() throws Exception {
        return token(tokenProof(claims -> {})).header("dpop-nonce");
    }

    private String tokenProof(Consumer<JWTClaimsSet.Builder> change) throws Exception {
        return proof(key, "", "POST", TOKEN, change);
    }

    private String proof(ECKey signer, String token, String method, String path, Consumer<JWTClaimsSet.Builder> change)
            throws Exception {
        JWTClaimsSet.Builder claims = claims(token, method, path);
        change.accept(claims);
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256)
                        .type(new JOSEObjectType("dpop+jwt"))
                        .jwk(signer.toPublicJWK())
                        .build(),
                claims.build());
        jwt.sign(new ECDSASigner(signer));
        return jwt.serialize();
    }

    private JWTClaimsSet.Builder claims(String token, String method, String path) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
        return new JWTClaimsSet.Builder()
                .claim("htm", method)
                .claim("htu", org.url() + path)
                .issueTime(Date.from(org.clock.instant()))
                .jwtID(UUID.randomUUID().toString())
                .claim("ath", token.isEmpty() ? null : Base64URL.encode(hash).toString());
    }

    private OktaHttp.Answer token() throws JOSEException {
        return org.send("POST", TOKEN, tokenForm(), Map.of());
    }

    private OktaHttp.Answer token(String proof) throws JOSEException {
        return org.send("POST", TOKEN, tokenForm(), Map.of("DPoP", proof));
    }

    private String tokenForm() throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader(JWSAlgorithm.RS256),
                new JWTClaimsSet.Builder()
                        .issuer("0oaservice")
                        .subject("0oaservice")
                        .audience(org.url() + TOKEN)
                        .expirationTime(Date.from(org.clock.instant().plusSeconds(300)))
                        .build());
        jwt.sign(new RSASSASigner(client));
        return "grant_type=client_credentials&scope=okta.apps.read&client_assertion_type=" + OktaHttp.encode(ASSERTION)
                + "&client_assertion=" + jwt.serialize();
    }
}
