package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.okta.OktaCredentials;
import java.util.List;
import java.util.stream.Stream;

/** What to make the Secret of that the integration refers to. Never holds a value, and is a comment, so that nobody applies it. */
final class SecretTemplate {

    static final String NAME = "okta-api";

    private SecretTemplate() {}

    /** With the keys of such credentials as the export was made with. */
    static List<String> of(OktaCredentials credentials) {
        List<String> keys = credentials instanceof OktaCredentials.ApiToken
                ? List.of("  apiToken: <token>")
                : List.of(
                        "  clientId: <client id>",
                        "  keyId: <key id, where the key does not name itself>",
                        "  privateKey: |",
                        "    -----BEGIN PRIVATE KEY-----",
                        "    ...");
        return Stream.of(
                        List.of(
                                "The Secret that the integration refers to is not exported. Make it apart from these manifests, and keep it",
                                "out of version control:",
                                "",
                                "apiVersion: v1",
                                "kind: Secret",
                                "metadata:",
                                "  name: " + NAME,
                                "stringData:"),
                        keys)
                .flatMap(List::stream)
                .toList();
    }
}
