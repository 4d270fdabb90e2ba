package dev.ringcentralokta.operator.http;

import okhttp3.Request;

/** Asked before each call to a vendor that may change something: whether this process may still change anything. */
@FunctionalInterface
public interface Fence {

    /** Lets everything pass: for a process that has no other beside it. */
    Fence OPEN = () -> {};

    /**
     * Returns where the call may be sent.
     *
     * @throws FencedException where it may not
     */
    void pass();

    /**
     * As {@link #pass()}, for a fence that lets some pass and others not.
     *
     * @param request what is about to be sent
     */
    default void pass(Request request) {
        pass();
    }
}
