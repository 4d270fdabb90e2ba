package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** One go-vcr file: the interactions of one test with one org, in their order. */
record Recording(String name, List<Interaction> interactions) {

    private static final int LARGEST_FILE = 50_000_000;

    Recording {
        interactions = List.copyOf(interactions);
    }

    /**
     * Reads all recordings below a folder; files that are none are left out.
     *
     * @throws IOException if the folder or a file cannot be read
     */
    static List<Recording> below(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
        List<Recording> recordings = new ArrayList<>();
        for (Path file : files) {
            Recording recording = read(folder, file);
            if (!recording.interactions().isEmpty()) {
                recordings.add(recording);
            }
        }
        return recordings;
    }

    private static Recording read(Path folder, Path file) throws IOException {
        try {
            return parse(folder.relativize(file).toString(), Files.readString(file));
        } catch (YAMLException e) {
            throw new IOException(file + " is no YAML: " + e.getMessage(), e);
        }
    }

    private static Recording parse(String name, String yaml) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LARGEST_FILE);
        JsonNode tree = new ObjectMapper().valueToTree(new Yaml(new SafeConstructor(options)).load(yaml));
        List<Interaction> interactions = new ArrayList<>();
        tree.path("interactions").forEach(each -> interactions.add(interaction(each)));
        return new Recording(name, interactions);
    }

    private static Interaction interaction(JsonNode node) {
        JsonNode request = node.path("request");
        JsonNode response = node.path("response");
        List<String> links = new ArrayList<>();
        response.path("headers").path("Link").forEach(link -> links.add(link.asText()));
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), header.getValue().path(0).asText()));
        return new Interaction(
                node.path("id").asInt(),
                request.path("method").asText(),
                HttpUrl.get(request.path("url").asText()),
                headers,
                request.path("body").asText(),
                new Answer(
                        response.path("code").asInt(),
                        links,
                        response.path("body").asText()));
    }
}
