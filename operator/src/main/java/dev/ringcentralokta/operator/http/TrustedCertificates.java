package dev.ringcentralokta.operator.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The platform's certificate authorities and those of a PEM file. */
final class TrustedCertificates {

    private final X509TrustManager trustManager;

    private TrustedCertificates(X509TrustManager trustManager) {
        this.trustManager = trustManager;
    }

    /** Reads {@code pemFile}; an unreadable or empty file is a configuration error that names it. */
    static TrustedCertificates platformAnd(Path pemFile) {
        try {
            List<Certificate> all = new ArrayList<>(certificates(pemFile));
            all.addAll(Arrays.asList(trustManager(null).getAcceptedIssuers()));
            return new TrustedCertificates(trustManager(keyStore(all)));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "Cannot read trusted certificates from " + pemFile + ": write a PEM file with one or more"
                            + " CERTIFICATE blocks (" + e.getMessage() + ")",
                    e);
        }
    }

    X509TrustManager trustManager() {
        return trustManager;
    }

    SSLSocketFactory socketFactory() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trustManager}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no TLS", e);
        }
    }

    private static Collection<? extends Certificate> certificates(Path pemFile)
            throws GeneralSecurityException, IOException {
        try (InputStream pem = Files.newInputStream(pemFile)) {
            Collection<? extends Certificate> read =
                    CertificateFactory.getInstance("X.509").generateCertificates(pem);
            if (read.isEmpty()) {
                throw new IOException("no certificate in it");
            }
            return read;
        }
    }

    private static KeyStore keyStore(List<Certificate> certificates) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        for (int i = 0; i < certificates.size(); i++) {
            store.setCertificateEntry("ca-" + i, certificates.get(i));
        }
        return store;
    }

    private static X509TrustManager trustManager(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return Arrays.stream(factory.getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .map(X509TrustManager.class::cast)
                .findFirst()
                .orElseThrow(() -> new GeneralSecurityException("no X.509 trust manager"));
    }
}
