package dev.ringcentralokta.operator.benchmark;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Prints figures, {@code name: value} on a line each. */
record Figures(PrintStream out) {

    void print(String name, String value) {
        out.println(name + ": " + value);
        out.flush();
    }

    void print(String name, long value) {
        print(name, String.valueOf(value));
    }

    /** Rounds to two digits. */
    void printDecimal(String name, double value) {
        print(name, String.format(Locale.ROOT, "%.2f", value));
    }

    /** A number of calls, what Terraform makes for the same, and how many times as many those are. */
    void compare(String name, long ours, int terraform) {
        print("calls_" + name, ours);
        print("terraform_calls_" + name, terraform);
        printDecimal("ratio_" + name, terraform / (double) Math.max(1, ours));
    }

    /** The value that so many percent of the values do not exceed, by the nearest rank. */
    static long percentile(List<Long> values, int percent) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get(Math.max(0, (sorted.size() * percent + 99) / 100 - 1));
    }
}
