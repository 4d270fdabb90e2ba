package dev.ringcentralokta.sandbox.http;

import java.util.ArrayList;
import java.util.List;

/** The requests that a simulated server received, with their bodies, for tests that look at what a client sends. */
public final class RequestLog {

    /**
     * One request, without its headers but these two: an {@code Authorization} is nobody's business.
     *
     * @param path the path as it was sent, without the query
     * @param query the query as it was sent; empty without one
     * @param contentType empty without one
     * @param userAgent who asked, by its own word; empty without one
     */
    public record Request(String method, String path, String query, String contentType, String userAgent, String body) {

        /** Whether the request asked for a change. */
        public boolean writes() {
            return !method.equals("GET") && !method.equals("HEAD");
        }

        /** Without the body, which may hold credentials. */
        @Override
        public String toString() {
            return method + " " + path + (query.isEmpty() ? "" : "?" + query);
        }
    }

    private final List<Request> requests = new ArrayList<>();

    synchronized void add(Request request) {
        requests.add(request);
    }

    /** All requests since the recording was asked for, oldest first. */
    public synchronized List<Request> requests() {
        return List.copyOf(requests);
    }
}
