package dev.ringcentralokta.operator.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;

/** Checked-in files that are generated: compared, or with {@code -Dupdate.generated=true} rewritten. */
public final class GeneratedFiles {

    private final Path root = Path.of(System.getProperty("project.root", ".."));
    private final boolean update = Boolean.getBoolean("update.generated");

    /** Fails where the file {@code path} of the repository is not {@code expected}. */
    public void check(String path, String expected) {
        Path file = root.resolve(path);
        if (update) {
            write(file, expected);
        }
        Assertions.assertThat(read(file))
                .as("%s is generated and out of date: run mvn verify -Dupdate.generated=true and commit it", path)
                .isEqualTo(expected);
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String content) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
