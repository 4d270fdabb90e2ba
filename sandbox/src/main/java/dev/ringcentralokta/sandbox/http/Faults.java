package dev.ringcentralokta.sandbox.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Faults on demand: the next calls that match are answered late, wrongly, or not at all. */
public final class Faults {

    /** What goes wrong. */
    public sealed interface Fault {}

    /** The answer is this status with this body and these headers beside the usual ones, and nothing is done. */
    public record Status(int code, String body, Map<String, String> headers) implements Fault {

        /** Copies the headers. */
        public Status {
            headers = Map.copyOf(headers);
        }

        /** Without headers of its own. */
        public Status(int code, String body) {
            this(code, body, Map.of());
        }
    }

    /** Somebody else does something just before the call is carried out. */
    public record Meanwhile(Runnable deed) implements Fault {}

    /** The call is carried out late. */
    public record Latency(Duration delay) implements Fault {}

    /** The call is carried out, and its answer comes only after this time: long after a client's time-out. */
    public record Hang(Duration silence) implements Fault {}

    /** The call is carried out, and only the first half of its answer's body is sent, as a complete HTTP answer. */
    public record Truncated() implements Fault {}

    /** The connection is closed before anything is done. */
    public record DropBefore() implements Fault {}

    /** The call is carried out, and the connection is closed instead of answering. */
    public record DropAfter() implements Fault {}

    /** The connection is reset (TCP RST) before anything is done. */
    public record ResetBefore() implements Fault {}

    /** The call is carried out, and the connection is reset (TCP RST) instead of answering. */
    public record ResetAfter() implements Fault {}

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
    private final Map<Long, Fault> byNumber = new HashMap<>();
    private long calls;

    /** Lets {@code fault} befall the next {@code times} calls of {@code method} (or {@code *}) whose path matches. */
    public synchronized void inject(String method, String pathRegex, int times, Fault fault) {
        rules.add(new Rule(method, Pattern.compile(pathRegex), times, fault));
    }

    /** Lets {@code fault} befall the n-th call from now, whatever it is; 1 is the next one. */
    public synchronized void injectAt(int nthCall, Fault fault) {
        byNumber.put(calls + nthCall, fault);
    }

    /** How many of the faults have not befallen a call yet. */
    public synchronized int left() {
        return byNumber.size() + rules.stream().mapToInt(rule -> rule.left).sum();
    }

    /** Takes all faults back. */
    public synchronized void clear() {
        rules.clear();
        byNumber.clear();
    }

    synchronized Optional<Fault> next(String method, String path) {
        calls++;
        return Optional.ofNullable(byNumber.remove(calls)).or(() -> nextByRule(method, path));
    }

    private Optional<Fault> nextByRule(String method, String path) {
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
