package dev.ringcentralokta.sandbox.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Faults on demand: the next calls that match are answered late, wrongly, or not at all. */
public final class Faults {

    /** What goes wrong. */
    public sealed interface Fault {}

    /** The answer is this status with this body, and nothing is done. */
    public record Status(int code, String body) implements Fault {}

    /** The answer comes late. */
    public record Latency(Duration delay) implements Fault {}

    /** The connection is closed before anything is done. */
    public record DropBefore() implements Fault {}

    /** The call is carried out, and the connection is closed instead of answering. */
    public record DropAfter() implements Fault {}

    private static final class Rule {
        private final String method;
        private final Pattern path;
        private final Fault fault;
        private int left;

        private Rule(String method, Pattern path, int times, Fault fault) {
            this.method = method;
            this.path = path;
            this.fault = fault;
            this.left = times;
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /** Lets {@code fault} befall the next {@code times} calls of {@code method} (or {@code *}) whose path matches. */
    public synchronized void inject(String method, String pathRegex, int times, Fault fault) {
        rules.add(new Rule(method, Pattern.compile(pathRegex), times, fault));
    }

    /** Takes all faults back. */
    public synchronized void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> next(String method, String path) {
        Iterator<Rule> all = rules.iterator();
        while (all.hasNext()) {
            Rule rule = all.next();
            boolean methodMatches = rule.method.equals("*") || rule.method.equalsIgnoreCase(method);
            if (methodMatches && rule.path.matcher(path).find()) {
                rule.left--;
                if (rule.left == 0) {
                    all.remove();
                }
                return Optional.of(rule.fault);
            }
        }
        return Optional.empty();
    }
}
