package dev.ringcentralokta.sandbox.kubernetes;

import java.time.Duration;
import java.time.Instant;

/** Ages in the short form of kubectl's tables (HumanDuration of k8s.io/apimachinery). */
final class HumanDuration {

    private HumanDuration() {}

    static String between(Instant start, Instant end) {
        Duration age = Duration.between(start, end);
        return age.isNegative() ? "0s" : of(age);
    }

    private static String of(Duration age) {
        long seconds = age.toSeconds();
        long minutes = age.toMinutes();
        long hours = age.toHours();
        if (seconds < 120) {
            return seconds + "s";
        }
        if (minutes < 10) {
            return minutes + "m" + rest(seconds % 60, "s");
        }
        if (minutes < 180) {
            return minutes + "m";
        }
        if (hours < 8) {
            return hours + "h" + rest(minutes % 60, "m");
        }
        if (hours < 48) {
            return hours + "h";
        }
        return ofDays(hours);
    }

    private static String ofDays(long hours) {
        long days = hours / 24;
        if (hours < 192) {
            return days + "d" + rest(hours % 24, "h");
        }
        if (days < 730) {
            return days + "d";
        }
        return days / 365 + "y" + (days < 2920 ? rest(days % 365, "d") : "");
    }

    private static String rest(long amount, String unit) {
        return amount == 0 ? "" : amount + unit;
    }
}
