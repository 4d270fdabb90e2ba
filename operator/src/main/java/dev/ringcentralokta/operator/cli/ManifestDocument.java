package dev.ringcentralokta.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.operator.api.v1alpha1.AppAssignment;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettings;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One document of a manifest file.
 *
 * @param object what it declares, of a kind that matters here
 * @param foreign its kind, where that is none of the operator's
 * @param problems why it cannot be used
 */
record ManifestDocument(Optional<HasMetadata> object, Optional<String> foreign, List<String> problems) {

    private static final String OWN_GROUP = "ringcentral-okta.dev/";
    private static final String OWN_VERSION = OWN_GROUP + "v1alpha1";
    private static final Map<String, Class<? extends HasMetadata>> OWN_KINDS = new TreeMap<>(Map.of(
            "RingCentralIntegration", RingCentralIntegration.class,
            "ProvisioningSettings", ProvisioningSettings.class,
            "AppAssignment", AppAssignment.class));
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    /**
     * Reads a document.
     *
     * @param namespace where it names none
     */
    static ManifestDocument parse(JsonNode document, String namespace) {
        String apiVersion = document.path("apiVersion").asText();
        String kind = document.path("kind").asText();
        if (!document.isObject() || apiVersion.isEmpty() || kind.isEmpty()) {
            return wrong("this is no manifest: apiVersion or kind is missing");
        }
        boolean secret = kind.equals("Secret") && apiVersion.equals("v1");
        if (!secret && !apiVersion.startsWith(OWN_GROUP)) {
            return new ManifestDocument(Optional.empty(), Optional.of(kind), List.of());
        }
        String name = document.path("metadata").path("name").asText();
        if (name.isEmpty()) {
            return wrong(kind + ": metadata.name is missing");
        }
        ObjectNode placed = placed((ObjectNode) document, namespace);
        return secret ? secret(placed, name) : own(placed, apiVersion, kind, name);
    }

    private static ObjectNode placed(ObjectNode document, String namespace) {
        ObjectNode copy = document.deepCopy();
        ObjectNode metadata = copy.withObject("/metadata");
        if (metadata.path("namespace").asText().isEmpty()) {
            metadata.put("namespace", namespace);
        }
        return copy;
    }

    private static ManifestDocument own(ObjectNode document, String apiVersion, String kind, String name) {
        Optional<Class<? extends HasMetadata>> type = Optional.ofNullable(OWN_KINDS.get(kind));
        if (type.isEmpty()) {
            return wrong("kind " + kind + " is not known; there are " + String.join(", ", OWN_KINDS.keySet()));
        }
        if (!apiVersion.equals(OWN_VERSION)) {
            return wrong(kind + " '" + name + "': apiVersion is " + apiVersion + ", and has to be " + OWN_VERSION);
        }
        List<String> problems = ManifestSchema.problems(HasMetadata.getPlural(type.get()), document);
        if (!problems.isEmpty()) {
            return wrong(problems.stream()
                    .map(problem -> kind + " '" + name + "': " + problem)
                    .toList());
        }
        document.remove("status"); // what somebody has copied from a cluster tells nothing of now
        try {
            return new ManifestDocument(
                    Optional.of(JSON.treeToValue(document, type.get())), Optional.empty(), List.of());
        } catch (JsonProcessingException e) {
            return wrong(kind + " '" + name + "': " + reason(e));
        }
    }

    private static ManifestDocument secret(ObjectNode document, String name) {
        try {
            Secret secret = JSON.treeToValue(document, Secret.class);
            Map<String, String> data =
                    new TreeMap<>(Optional.ofNullable(secret.getData()).orElse(Map.of()));
            Optional.ofNullable(secret.getStringData())
                    .orElse(Map.of())
                    .forEach((key, value) ->
                            data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
            secret.setData(data);
            secret.setStringData(null);
            return new ManifestDocument(Optional.of(secret), Optional.empty(), List.of());
        } catch (JsonProcessingException e) {
            return wrong(
                    "Secret '" + name + "': data and stringData have to be keys with text"); // nothing of its content
        }
    }

    private static String reason(JsonProcessingException e) {
        String path = e instanceof JsonMappingException mapping ? path(mapping) : "";
        String what = rootMessage(e);
        return path.isEmpty() ? what : path + ": " + what;
    }

    /** Of a value that cannot be what it is to be, such as a duration, the last cause says why. */
    private static String rootMessage(JsonProcessingException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof JsonProcessingException json
                ? json.getOriginalMessage()
                : String.valueOf(cause.getMessage());
    }

    private static String path(JsonMappingException exception) {
        return exception.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static ManifestDocument wrong(String problem) {
        return wrong(List.of(problem));
    }

    private static ManifestDocument wrong(List<String> problems) {
        return new ManifestDocument(Optional.empty(), Optional.empty(), problems);
    }
}
