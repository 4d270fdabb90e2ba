package dev.ringcentralokta.operator.api;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.ringcentralokta.sandbox.schema.CustomResourceSchema;
import dev.ringcentralokta.sandbox.schema.FieldError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A manifest below {@code src/test/resources/crds/<kind>}: one document, or two where the first is what is stored and the
 * second what replaces it.
 *
 * @param name kind and file
 * @param expected the message of the first line's {@code # expect: }; empty where the manifest is valid
 */
record Manifest(String name, String kind, Optional<String> expected, List<ObjectNode> documents) {

    private static final Path FOLDER = Path.of("src/test/resources/crds");
    private static final String EXPECT = "# expect: ";
    private static final YAMLMapper YAML = new YAMLMapper();

    /** The manifests of the tests. */
    static List<Manifest> all() {
        return below(FOLDER);
    }

    /** The custom resources of {@code config/samples}. */
    static List<Manifest> samples() {
        Path root = Path.of(System.getProperty("project.root", ".."));
        return below(root.resolve("config/samples")).stream()
                .filter(manifest ->
                        manifest.documents.get(0).path("apiVersion").asText().startsWith("ringcentral-okta.dev/"))
                .toList();
    }

    private static List<Manifest> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .sorted()
                    .map(Manifest::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Manifest read(Path file) {
        try {
            String text = Files.readString(file);
            Optional<String> expected = text.lines()
                    .findFirst()
                    .filter(line -> line.startsWith(EXPECT))
                    .map(line -> line.substring(EXPECT.length()));
            try (MappingIterator<ObjectNode> parser =
                    YAML.readerFor(ObjectNode.class).readValues(text)) {
                List<ObjectNode> documents = parser.readAll();
                String kind = documents.get(0).path("kind").asText();
                return new Manifest(kind + "/" + file.getFileName(), kind, expected, documents);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** What the API server says to the last document, with {@code fieldValidation=Strict}. */
    List<String> errors(CustomResourceSchema schema) {
        ObjectNode applied = documents.get(documents.size() - 1);
        List<String> errors = new ArrayList<>();
        schema.unknownFields(applied).forEach(f -> errors.add("strict decoding error: unknown field \"" + f + "\""));
        Optional<ObjectNode> old =
                documents.size() > 1 ? Optional.of(schema.defaulted(documents.get(0))) : Optional.empty();
        schema.validate(schema.defaulted(applied), old).stream()
                .map(FieldError::toString)
                .forEach(errors::add);
        return errors;
    }

    @Override
    public String toString() {
        return name;
    }
}
