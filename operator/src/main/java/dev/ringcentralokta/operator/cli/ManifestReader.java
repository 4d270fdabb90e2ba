package dev.ringcentralokta.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Reads manifests from files, folders and the standard input, as kubectl does: YAML with many documents, JSON, Lists. */
final class ManifestReader {

    private static final String STANDARD_INPUT = "-";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final String namespace;
    private final InputStream standardInput;
    private final Consumer<String> notes;
    private final List<String> problems = new ArrayList<>();
    private final Map<String, String> placeByObject = new LinkedHashMap<>();
    private final List<HasMetadata> objects = new ArrayList<>();

    /**
     * @param namespace of manifests that name none
     * @param notes takes what is worth saying beside the result
     */
    ManifestReader(String namespace, InputStream standardInput, Consumer<String> notes) {
        this.namespace = namespace;
        this.standardInput = standardInput;
        this.notes = notes;
    }

    /**
     * Reads all of it.
     *
     * @param places files, folders (the {@code .yaml}, {@code .yml} and {@code .json} in them, not below) and {@code -}
     * @throws CommandFailure with a line for each manifest that cannot be used: file, document and what is wrong
     */
    Declared read(List<String> places) {
        places.forEach(this::readPlace);
        if (!problems.isEmpty()) {
            throw new CommandFailure(String.join(System.lineSeparator(), problems));
        }
        return Declared.of(objects);
    }

    private void readPlace(String place) {
        if (place.equals(STANDARD_INPUT)) {
            readDocuments("standard input", standardInput);
            return;
        }
        Path path = Path.of(place);
        if (!Files.exists(path)) {
            problems.add(place + ": there is no such file or folder");
        } else if (Files.isDirectory(path)) {
            readFolder(path);
        } else {
            readFile(path);
        }
    }

    private void readFolder(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> manifests =
                    files.filter(ManifestReader::isManifest).sorted().toList();
            if (manifests.isEmpty()) {
                problems.add(folder + ": there is no .yaml, .yml or .json file in this folder");
            }
            manifests.forEach(this::readFile);
        } catch (IOException e) {
            problems.add(folder + ": cannot be read");
        }
    }

    private static boolean isManifest(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file) && (name.endsWith(".yaml") || name.endsWith(".yml") || name.endsWith(".json"));
    }

    private void readFile(Path file) {
        try (InputStream content = Files.newInputStream(file)) {
            readDocuments(file.toString(), content);
        } catch (IOException e) {
            problems.add(file + ": cannot be read");
        }
    }

    private void readDocuments(String place, InputStream content) {
        int number = 0;
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(content)) {
            while (documents.hasNextValue()) {
                JsonNode document = documents.nextValue();
                number++;
                readDocument(place + ", document " + number, document);
            }
        } catch (JsonProcessingException e) {
            // without its text, which may hold a line of a Secret
            problems.add(place + ", document " + (number + 1) + ": this is no YAML, near line "
                    + Optional.ofNullable(e.getLocation())
                            .map(location -> String.valueOf(location.getLineNr()))
                            .orElse("?"));
        } catch (IOException e) {
            throw new UncheckedIOException(place, e);
        }
    }

    private void readDocument(String place, JsonNode document) {
        if (document.isMissingNode() || document.isNull()) {
            return; // an empty document, as a comment before the first --- is
        }
        if (document.path("kind").asText().endsWith("List")
                && document.path("items").isArray()) {
            int item = 0;
            for (JsonNode each : document.path("items")) {
                item++;
                readDocument(place + ", item " + item, each);
            }
            return;
        }
        ManifestDocument parsed = ManifestDocument.parse(document, namespace);
        parsed.object().ifPresent(object -> keep(place, object));
        parsed.foreign()
                .ifPresent(kind -> notes.accept("skipped: " + place + " (" + kind + " is no kind of this operator)"));
        parsed.problems().forEach(problem -> problems.add(place + ": " + problem));
    }

    private void keep(String place, HasMetadata object) {
        String key = object.getKind() + " " + object.getMetadata().getNamespace() + "/"
                + object.getMetadata().getName();
        String before = placeByObject.putIfAbsent(key, place);
        if (before != null) {
            problems.add(place + ": " + key + " is declared already in " + before);
        } else {
            objects.add(object);
        }
    }
}
