package dev.ringcentralokta.operator.scenario;

import io.fabric8.kubernetes.api.model.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The secrets of worlds in each form in which they could be told. */
final class KnownSecrets {

    /** The keys of Secrets whose values must not be told; the others hold times and names. */
    private static final Set<String> KEYS =
            Set.of("apiToken", "privateKey", "clientSecret", "jwt", "accessToken", "refreshToken");

    private final Set<String> forms = ConcurrentHashMap.newKeySet();

    /** Adds what is in the Secrets of a world, and what its vendors have issued, lost answers included. */
    void addAllOf(World world) {
        world.client.secrets().inNamespace(World.NAMESPACE).list().getItems().forEach(this::add);
        world.okta.org().accessTokens().forEach(this::add);
        world.ringCentral.sessions().tokens().forEach(this::add);
    }

    /** Adds a secret; of a PEM file, each of its lines. */
    void add(String secret) {
        secret.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("-----"))
                .flatMap(KnownSecrets::formsOf)
                .forEach(forms::add);
    }

    /** The texts that tell a secret. */
    List<String> toldBy(Collection<String> texts) {
        return texts.stream()
                .filter(text -> forms.stream().anyMatch(text::contains))
                .toList();
    }

    int count() {
        return forms.size();
    }

    private void add(Secret secret) {
        secret.getData().forEach((key, value) -> {
            if (KEYS.contains(key)) {
                add(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8));
            }
        });
    }

    private static Stream<String> formsOf(String secret) {
        return Stream.concat(
                Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                IntStream.range(0, 3).mapToObj(bytesBefore -> base64(secret, bytesBefore)));
    }

    /** The characters of Base64 that depend on the secret alone, where it stands behind other bytes of a text. */
    private static String base64(String secret, int bytesBefore) {
        byte[] bytes = (" ".repeat(bytesBefore) + secret).getBytes(StandardCharsets.UTF_8);
        String encoded = Base64.getEncoder().withoutPadding().encodeToString(bytes);
        return encoded.substring((bytesBefore * 8 + 5) / 6, bytes.length * 8 / 6);
    }
}
