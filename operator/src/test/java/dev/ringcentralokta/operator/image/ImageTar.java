package dev.ringcentralokta.operator.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

/** An image as {@code docker save} writes one, taken out of its tar. */
final class ImageTar {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path layout;
    private final JsonNode manifest;
    private final JsonNode image;

    private ImageTar(Path layout) throws IOException {
        this.layout = layout;
        manifest = JSON.readTree(layout.resolve("manifest.json").toFile()).path(0);
        image = JSON.readTree(layout.resolve(manifest.path("Config").asText()).toFile());
    }

    /** @param folder empty, for what is in the tar */
    static ImageTar open(Path tar, Path folder) throws IOException, InterruptedException {
        extract(tar, folder);
        return new ImageTar(folder);
    }

    /** When the image says that it was made. */
    String created() {
        return image.path("created").asText();
    }

    /** How it is run: {@code Entrypoint}, {@code Env}, {@code User} and so on. */
    JsonNode config() {
        return image.path("config");
    }

    /** A list of {@link #config()}. */
    List<String> config(String key) {
        return StreamSupport.stream(config().path(key).spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A label of OCI's own: {@code version} and so on. */
    String label(String name) {
        return config().path("Labels").path("org.opencontainers.image." + name).asText();
    }

    /** Lays its layers over each other in an empty folder, as a container runtime does. */
    void unpack(Path root) throws IOException, InterruptedException {
        for (JsonNode layer : manifest.path("Layers")) {
            extract(layout.resolve(layer.asText()), root);
        }
    }

    private static void extract(Path archive, Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        Process tar = new ProcessBuilder("tar", "-xf", archive.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(tar.waitFor()).as("tar of %s", archive).isZero();
    }
}
