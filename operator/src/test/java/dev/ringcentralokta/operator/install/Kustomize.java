package dev.ringcentralokta.operator.install;

import java.io.IOException;
import java.nio.file.Path;

/** {@code kubectl kustomize}, for the folders of {@code config/}. */
final class Kustomize {

    private Kustomize() {}

    /** @param folder a folder of {@code config/} */
    static Manifests build(String folder) throws IOException, InterruptedException {
        return build(InstallFiles.CONFIG.resolve(folder));
    }

    static Manifests build(Path folder) throws IOException, InterruptedException {
        return Manifests.parse(Tool.run("kubectl", "kustomize", folder.toString()));
    }
}
