package dev.ringcentralokta.sandbox.ringcentral;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A JWT credential that a user made in the Developer Console (ringcentral-api.md §1.3).
 *
 * @param ownerId the user's extension
 * @param expiresAt its end; null if it never expires
 * @param clientIds the only apps that may use it; empty where all may
 */
record PersonalJwt(long ownerId, @Nullable Instant expiresAt, Set<String> clientIds) {

    boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    boolean allows(String clientId) {
        return clientIds.isEmpty() || clientIds.contains(clientId);
    }

    /** The credential as the Console shows it; only the account that issued it knows the key. */
    String sign(byte[] key) {
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .subject(Long.toString(ownerId))
                .jwtID(UUID.randomUUID().toString());
        if (expiresAt != null) {
            claims.expirationTime(Date.from(expiresAt));
        }
        try {
            SignedJWT jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims.build());
            jwt.sign(new MACSigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("The JWT of a user could not be signed", e);
        }
    }
}
