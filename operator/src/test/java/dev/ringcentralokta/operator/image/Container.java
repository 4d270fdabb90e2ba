package dev.ringcentralokta.operator.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A process that sees the files of an image and no others, read-only but for {@code /tmp}, as the image's user: what the pod
 * of the chart is, without an engine for containers. The network is that of this machine.
 */
final class Container implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 30;

    /** In a mount namespace of its own, which ends with the process. */
    private static final String ENTER =
            """
            root=$0
            mount --bind "$root" "$root" && mount -o remount,bind,ro "$root" &&
            mount -t tmpfs tmpfs "$root/tmp" && mount --rbind /dev "$root/dev" && mount --rbind /proc "$root/proc" &&
            cd "$root" && exec "$@"
            """;

    private final Process process;
    private final Path log;

    private Container(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Whether this machine lets us have a mount namespace. */
    static boolean possible() throws IOException, InterruptedException {
        return isRoot()
                && new ProcessBuilder("unshare", "--mount", "true").start().waitFor() == 0;
    }

    /**
     * Starts the image's entrypoint.
     *
     * @param root the image's files
     * @param environment beside the image's own
     */
    static Container start(ImageTar image, Path root, Map<String, String> environment, Path log) throws IOException {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount", "sh", "-c", ENTER, root.toString()));
        command.addAll(List.of("env", "-i"));
        command.addAll(image.config("Env"));
        environment.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(
                List.of(chroot(), "--userspec=" + image.config().path("User").asText(), "--groups=", root.toString()));
        command.addAll(image.config("Entrypoint"));
        return new Container(
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start(),
                log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /** The numbers of the user that it runs as: real, effective, saved, and of its files. */
    List<String> users() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("Uid:"))
                    .flatMap(line ->
                            Stream.of(line.substring("Uid:".length()).strip().split("\\s+")))
                    .toList();
        }
    }

    /** Asks it to end, as the kubelet does, and returns its exit code. */
    int terminate() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** By its path: it is looked for after the image's PATH is set. */
    private static String chroot() {
        return Stream.of("/usr/sbin/chroot", "/usr/bin/chroot")
                .filter(file -> Files.isExecutable(Path.of(file)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("chroot is not installed"));
    }
}
