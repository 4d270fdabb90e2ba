package dev.ringcentralokta.sandbox.http;

import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** A certificate authority made for one sandbox, and the server certificate for the loopback address that it signed. */
public final class Tls {

    private final HeldCertificate authority;
    private final HandshakeCertificates server;
    private final HandshakeCertificates client;

    private Tls(HeldCertificate authority, HandshakeCertificates server, HandshakeCertificates client) {
        this.authority = authority;
        this.server = server;
        this.client = client;
    }

    /** Makes a new authority and server certificate, valid for one month. */
    public static Tls create() {
        HeldCertificate authority = new HeldCertificate.Builder()
                .commonName("ringcentral-okta sandbox CA")
                .certificateAuthority(0)
                .duration(30, TimeUnit.DAYS)
                .build();
        HeldCertificate loopback = new HeldCertificate.Builder()
                .commonName("localhost")
                .addSubjectAlternativeName("localhost")
                .addSubjectAlternativeName("127.0.0.1")
                .signedBy(authority)
                .duration(30, TimeUnit.DAYS)
                .build();
        X509Certificate root = authority.certificate();
        return new Tls(
                authority,
                new HandshakeCertificates.Builder()
                        .heldCertificate(loopback, root)
                        .build(),
                new HandshakeCertificates.Builder().addTrustedCertificate(root).build());
    }

    /** The authority's certificate, for clients that must trust the sandbox. */
    public String authorityPem() {
        return authority.certificatePem();
    }

    /** Socket factory of a client that trusts this authority and no other. */
    public SSLSocketFactory clientSocketFactory() {
        return client.sslSocketFactory();
    }

    /** Trust manager of a client that trusts this authority and no other. */
    public X509TrustManager clientTrustManager() {
        return client.trustManager();
    }

    SSLContext serverContext() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    new javax.net.ssl.KeyManager[] {server.keyManager()},
                    new javax.net.ssl.TrustManager[] {server.trustManager()},
                    new SecureRandom());
            return context;
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }
}
