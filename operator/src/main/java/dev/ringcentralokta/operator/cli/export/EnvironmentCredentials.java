package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.cli.CommandFailure;
import dev.ringcentralokta.operator.okta.OktaCredentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Credentials for Okta from the environment, or from files that it names: never from the command line, which others can read. */
final class EnvironmentCredentials {

    /** What to set, in words. */
    static final String EXPECTED =
            "set OKTA_API_TOKEN (or OKTA_API_TOKEN_FILE), or for a service app OKTA_CLIENT_ID with OKTA_PRIVATE_KEY_FILE (or"
                    + " OKTA_PRIVATE_KEY) and, if wanted, OKTA_KEY_ID";

    private final Map<String, String> environment;

    EnvironmentCredentials(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    OktaCredentials read() {
        Map<String, String> values = new HashMap<>();
        value("OKTA_API_TOKEN").ifPresent(token -> values.put("apiToken", token));
        value("OKTA_CLIENT_ID").ifPresent(id -> values.put("clientId", id));
        value("OKTA_PRIVATE_KEY").ifPresent(key -> values.put("privateKey", key));
        value("OKTA_KEY_ID").ifPresent(id -> values.put("keyId", id));
        boolean token = values.containsKey("apiToken");
        if (token == values.containsKey("clientId")) {
            throw new CommandFailure(
                    token
                            ? "OKTA_API_TOKEN and OKTA_CLIENT_ID are both set: unset one of them"
                            : "no credentials for Okta: " + EXPECTED);
        }
        if (!token && !values.containsKey("privateKey")) {
            throw new CommandFailure("OKTA_CLIENT_ID is set, and no private key: set OKTA_PRIVATE_KEY_FILE, too");
        }
        try {
            return OktaCredentials.parse(values);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure("the credentials for Okta in the environment: " + e.getMessage(), e);
        }
    }

    private Optional<String> value(String name) {
        Optional<String> direct = given(name);
        Optional<String> file = given(name + "_FILE");
        if (direct.isPresent() && file.isPresent()) {
            throw new CommandFailure(name + " and " + name + "_FILE are both set: unset one of them");
        }
        return direct.or(() -> file.map(path -> content(name + "_FILE", path)));
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String content(String name, String path) {
        try {
            String content = Files.readString(Path.of(path)).strip();
            if (content.isEmpty()) {
                throw new CommandFailure(name + ": '" + path + "' is empty");
            }
            return content;
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(
                    name + ": '" + path + "' cannot be read; give the path of a file that you may read", e);
        }
    }
}
