package dev.ringcentralokta.operator.install;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/** Where an overlay can refer to {@code config/}: kustomize takes no absolute paths. */
final class BesideConfig implements TempDirFactory {

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        Path target = InstallFiles.ROOT.resolve("operator/target");
        return Files.createTempDirectory(target, "overlay");
    }
}
