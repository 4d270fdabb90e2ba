package dev.ringcentralokta.operator.benchmark;

import dev.ringcentralokta.sandbox.http.CallLog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The calls that Okta answered, with their times. */
final class OktaTraffic {

    /**
     * One call.
     *
     * @param at when it was answered, by the org's clock
     * @param realNanos the same by the machine's
     */
    record Seen(Instant at, long realNanos, CallLog.Call call) {

        /** Whether it is of the kind that assignments need; all others are of the integration and its settings. */
        boolean ofAssignments() {
            return OF_ASSIGNMENTS.matcher(call.path()).find();
        }

        /** Whether it changes an assignment. */
        boolean assigns() {
            return call.writes() && ofAssignments();
        }

        /** Whether it reads the System Log, as each cheap check does once. */
        boolean readsLog() {
            return call.path().startsWith("/api/v1/logs");
        }

        private String operation() {
            return call.method() + " "
                    + ID.matcher(call.path().replaceAll("\\?.*", "")).replaceAll("/{id}") + " " + call.status();
        }
    }

    /** Without calls for so long, whatever was to be done is done. */
    static final Duration QUIET = Duration.ofMinutes(3);

    /** Until Okta has logged what comes of a write. */
    private static final Duration UNTIL_PUSHED = Duration.ofSeconds(30);

    private static final Pattern OF_ASSIGNMENTS =
            Pattern.compile("^/api/v1/(users|groups|apps/[^/?]+/(users|groups))([/?]|$)");

    /** Identifiers of Okta, and logins. */
    private static final Pattern ID = Pattern.compile("/0[0o][a-z]\\w+|/[^/]+@[^/]+");

    private final List<Seen> seen = new ArrayList<>();
    private final Clock clock;
    private Instant lastOfAssignments;
    private Instant lastWrite;
    private Instant lastLook = Instant.MIN;

    /** Listens to {@code calls} from now on. */
    OktaTraffic(CallLog calls, Clock clock) {
        this.clock = clock;
        this.lastOfAssignments = clock.instant();
        this.lastWrite = lastOfAssignments;
        calls.tell(this::add);
    }

    private synchronized void add(CallLog.Call call) {
        Seen now = new Seen(clock.instant(), System.nanoTime(), call);
        seen.add(now);
        if (now.ofAssignments()) {
            lastOfAssignments = now.at();
        }
        if (now.assigns()) {
            lastWrite = now.at();
        }
        if (now.readsLog()) {
            lastLook = now.at();
        }
    }

    /** A place in the traffic, for {@link #since}. */
    synchronized int mark() {
        return seen.size();
    }

    /** What came after a mark, oldest first. */
    synchronized List<Seen> since(int mark) {
        return List.copyOf(seen.subList(mark, seen.size()));
    }

    /**
     * Whether nothing was asked on behalf of assignments for a while, and nothing will be on account of what the last write
     * led to: the System Log was read after that.
     */
    synchronized boolean isQuiet() {
        return clock.instant().isAfter(lastOfAssignments.plus(QUIET)) && lastLook.isAfter(lastWrite.plus(UNTIL_PUSHED));
    }

    static long count(List<Seen> calls, Predicate<Seen> which) {
        return calls.stream().filter(which).count();
    }

    /** How often each operation was called, a line each; for people who look where calls come from. */
    static List<String> operations(List<Seen> calls) {
        Map<String, Long> counts =
                calls.stream().collect(Collectors.groupingBy(Seen::operation, TreeMap::new, Collectors.counting()));
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .toList();
    }
}
