package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;

/** A certificate of SAML metadata. */
record SamlCertificate(String pem, Instant expiresAt) {

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    static SamlCertificate decode(String base64) {
        try {
            byte[] der = Base64.getDecoder().decode(base64);
            X509Certificate certificate = (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
            String pem = "-----BEGIN CERTIFICATE-----\n" + LINES.encodeToString(der) + "\n-----END CERTIFICATE-----\n";
            return new SamlCertificate(pem, certificate.getNotAfter().toInstant());
        } catch (CertificateException | IllegalArgumentException e) {
            throw new ApiException(OktaErrors.garbled("the certificate in its SAML metadata cannot be read"), e);
        }
    }
}
