package dev.ringcentralokta.operator.benchmark;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A Java runtime of this machine.
 *
 * @param home its folder
 * @param feature 17, 25 and so on
 */
record Jvm(Path home, int feature) {

    static Jvm at(Path home) throws IOException {
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        String version = release.getProperty("JAVA_VERSION").replace("\"", "");
        return new Jvm(home, Runtime.Version.parse(version).feature());
    }

    Path java() {
        return home.resolve("bin/java");
    }
}
