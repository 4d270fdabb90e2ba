package dev.ringcentralokta.sandbox.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Every call that a simulated server received, so that each claim on cost can be measured. */
public final class CallLog {

    /**
     * One call.
     *
     * @param method the HTTP method
     * @param path the path with its query
     * @param bucket the vendor's rate-limit bucket that the call was counted in
     * @param status the HTTP status that was answered, or {@link #DROPPED}
     */
    public record Call(String method, String path, String bucket, int status) {

        /** The status of a call whose connection was closed instead of answering. */
        public static final int DROPPED = 0;

        /** Whether the call asked for a change. */
        public boolean writes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final List<Consumer<Call>> listeners = new CopyOnWriteArrayList<>();

    /** Adds one call. */
    public void add(Call call) {
        synchronized (this) {
            calls.add(call);
        }
        listeners.forEach(listener -> listener.accept(call));
    }

    /** Has each call told from now on, at the moment of its answer and by the thread that gives it. */
    public void tell(Consumer<Call> listener) {
        listeners.add(listener);
    }

    /** All calls since the start or the last {@link #clear()}, oldest first. */
    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Number of calls by bucket. */
    public Map<String, Long> perBucket() {
        return calls().stream().collect(Collectors.groupingBy(Call::bucket, TreeMap::new, Collectors.counting()));
    }

    /** Forgets all calls. */
    public synchronized void clear() {
        calls.clear();
    }
}
