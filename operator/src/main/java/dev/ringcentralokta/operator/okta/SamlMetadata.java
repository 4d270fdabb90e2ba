package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * What an app's SAML metadata says about Okta as identity provider (okta-api.md §3).
 *
 * @param xml the metadata as Okta wrote it
 * @param entityId {@code http://www.okta.com/exk…}
 * @param ssoUrl where people sign in
 * @param certificatesPem the certificates that assertions are signed with
 * @param certificateExpiresAt when the first of them expires
 */
public record SamlMetadata(
        String xml,
        String entityId,
        String ssoUrl,
        List<String> certificatesPem,
        @Nullable Instant certificateExpiresAt) {

    private static final String METADATA = "urn:oasis:names:tc:SAML:2.0:metadata";
    private static final String SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String POST_BINDING = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST";

    /**
     * Where anybody can read the metadata, which is what RingCentral asks for. Okta's API does not return it; it is made
     * of the key in the entity id.
     */
    public static URI publicUrl(URI orgUrl, String entityId) {
        String externalKey = entityId.substring(entityId.lastIndexOf('/') + 1);
        return orgUrl.resolve("/app/" + externalKey + "/sso/saml/metadata");
    }

    static SamlMetadata parse(String xml) {
        Element root = document(xml).getDocumentElement();
        String entityId = root.getAttribute("entityID");
        String ssoUrl = ssoUrl(root);
        if (entityId.isEmpty() || ssoUrl.isEmpty()) {
            throw unreadable("it lacks the entity id or the sign-on URL", null);
        }
        List<SamlCertificate> certificates = certificates(root);
        return new SamlMetadata(
                xml,
                entityId,
                ssoUrl,
                certificates.stream().map(SamlCertificate::pem).toList(),
                certificates.stream()
                        .map(SamlCertificate::expiresAt)
                        .min(Instant::compareTo)
                        .orElse(null));
    }

    private static List<SamlCertificate> certificates(Element root) {
        Set<String> encoded = new LinkedHashSet<>();
        for (Element certificate : elements(root, SIGNATURE, "X509Certificate")) {
            encoded.add(certificate.getTextContent().replaceAll("\\s", ""));
        }
        return encoded.stream().map(SamlCertificate::decode).toList();
    }

    private static String ssoUrl(Element root) {
        List<Element> services = elements(root, METADATA, "SingleSignOnService");
        Optional<Element> byPost = services.stream()
                .filter(service -> service.getAttribute("Binding").equals(POST_BINDING))
                .findFirst();
        return byPost.or(() -> services.stream().findFirst())
                .map(service -> service.getAttribute("Location"))
                .orElse("");
    }

    private static List<Element> elements(Element root, String namespace, String name) {
        NodeList nodes = root.getElementsByTagNameNS(namespace, name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Without DTDs, and so without entities and files of this machine. */
    private static Document document(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setXIncludeAware(false);
            factory.setNamespaceAware(true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null); // the default one prints
            return builder.parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException e) {
            throw unreadable("it is not XML", e);
        }
    }

    private static ApiException unreadable(String why, @Nullable Exception cause) {
        return new ApiException(OktaErrors.garbled("its SAML metadata cannot be read, " + why), cause);
    }
}
