package dev.ringcentralokta.operator.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What a process uses.
 *
 * @param heapBytes of objects that are reachable
 * @param rssKib resident memory; empty where the system does not tell
 * @param cpuNanos processor time so far
 */
record Usage(long heapBytes, OptionalLong rssKib, long cpuNanos) {

    private static final Path STATUS = Path.of("/proc/self/status");

    /** Of this process; resident memory as it was before the garbage collection that this makes. */
    static Usage now() throws IOException {
        OptionalLong rss = rss();
        System.gc();
        return new Usage(
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                rss,
                ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                        .getProcessCpuTime());
    }

    /** Reads {@link #line()}. */
    static Usage parse(String line) {
        String[] parts = line.split(" ", -1);
        long rss = Long.parseLong(parts[1]);
        return new Usage(
                Long.parseLong(parts[0]),
                rss < 0 ? OptionalLong.empty() : OptionalLong.of(rss),
                Long.parseLong(parts[2]));
    }

    String line() {
        return heapBytes + " " + rssKib.orElse(-1) + " " + cpuNanos;
    }

    private static OptionalLong rss() throws IOException {
        if (!Files.exists(STATUS)) {
            return OptionalLong.empty();
        }
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst();
    }
}
