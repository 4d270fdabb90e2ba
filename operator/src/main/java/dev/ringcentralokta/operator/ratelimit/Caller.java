package dev.ringcentralokta.operator.ratelimit;

/**
 * Who asks for a call.
 *
 * @param priority who goes first
 * @param name by which somebody who has to wait keeps their turn, however often they ask, and frees it when they are served
 */
public record Caller(Priority priority, String name) {

    /** A person waits for the answer. */
    public static final Caller INTERACTIVE = new Caller(Priority.Interactive, "");

    /** One of many, by a name that the others do not have. */
    public static Caller bulk(String name) {
        return new Caller(Priority.Bulk, name);
    }
}
