package dev.ringcentralokta.operator.cli.export;

import dev.ringcentralokta.operator.cli.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder with a file for each kind and a kustomization.yaml, for Git. */
final class ExportFolder {

    static final String INTEGRATION = "integration.yaml";
    static final String SETTINGS = "provisioning-settings.yaml";
    static final String ASSIGNMENTS = "assignments.yaml";

    private static final String KUSTOMIZATION = "kustomization.yaml";
    private static final String SECRET = "secret.example.yaml";

    private static final List<String> ALL = List.of(INTEGRATION, SETTINGS, ASSIGNMENTS, KUSTOMIZATION, SECRET);

    private final Path folder;
    private final boolean overwrite;

    ExportFolder(Path folder, boolean overwrite) {
        this.folder = folder;
        this.overwrite = overwrite;
    }

    /** Refuses, before anything is read, to replace what somebody may have edited. */
    void check() {
        List<String> there =
                ALL.stream().filter(name -> Files.exists(folder.resolve(name))).toList();
        if (!overwrite && !there.isEmpty()) {
            throw new CommandFailure("--out: " + folder + " has " + String.join(", ", there)
                    + " already: give another folder, or --overwrite to replace them");
        }
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new CommandFailure("--out: " + folder + " is not a folder");
        }
    }

    /** Writes the files, and takes away those of an earlier export that this one does not have. */
    void write(Export export, List<String> secret) {
        Map<String, String> texts = texts(export, secret);
        try {
            Files.createDirectories(folder);
            for (String name : ALL) {
                if (texts.containsKey(name)) {
                    Files.writeString(folder.resolve(name), texts.get(name));
                } else {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new CommandFailure("--out: cannot write to " + folder + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> texts(Export export, List<String> secret) {
        Map<String, String> texts = new LinkedHashMap<>();
        export.files().forEach((name, manifests) -> texts.put(name, Yaml.documents(manifests)));
        texts.put(KUSTOMIZATION, kustomization(texts.keySet()));
        texts.put(SECRET, Yaml.comments(secret));
        return texts;
    }

    private static String kustomization(Set<String> files) {
        List<String> lines = new ArrayList<>(List.of(
                "# kubectl apply -k .",
                "# The Secret that the integration refers to is not in here: see " + SECRET + ".",
                "apiVersion: kustomize.config.k8s.io/v1beta1",
                "kind: Kustomization",
                "resources:"));
        Stream.of(INTEGRATION, SETTINGS, ASSIGNMENTS).filter(files::contains).forEach(name -> lines.add("- " + name));
        return String.join("\n", lines) + "\n";
    }
}
