package dev.ringcentralokta.operator.http;

import java.time.Instant;
import java.util.List;

/** Is told of the calls to the vendors, and can do nothing about them; never of headers, bodies, ids or queries. */
public interface CallObserver {

    /** Looks away. */
    CallObserver NONE = call -> (status, requestId) -> {};

    /**
     * What is called.
     *
     * @param vendor {@code Okta} or {@code RingCentral}
     * @param host the org's or the server's
     * @param operation one of few, such as {@code GET /api/v1/apps/{}/users}
     */
    record Call(String vendor, String host, String operation) {}

    /** A call that is under way. */
    @FunctionalInterface
    interface Ongoing {

        /**
         * It has ended, on the thread that it began on.
         *
         * @param status the HTTP status; 0 where no answer came, or it was not sent after all
         * @param requestId the vendor's id of the call; empty where it gave none
         */
        void ended(int status, String requestId);
    }

    /** A call begins. */
    Ongoing began(Call call);

    /**
     * A call was not made, as the rate limit has no room for it.
     *
     * @param bucket the vendor's limit that is used up
     * @param until when whoever wanted to make it is to come back
     */
    default void heldBack(String vendor, String bucket, Instant until) {}

    /** Tells all of them, those that came first last when it ends. */
    static CallObserver all(List<CallObserver> observers) {
        List<CallObserver> told = List.copyOf(observers);
        return new CallObserver() {
            @Override
            public Ongoing began(Call call) {
                List<Ongoing> ongoing =
                        told.stream().map(observer -> observer.began(call)).toList();
                return (status, requestId) -> {
                    for (int last = ongoing.size() - 1; last >= 0; last--) {
                        ongoing.get(last).ended(status, requestId);
                    }
                };
            }

            @Override
            public void heldBack(String vendor, String bucket, Instant until) {
                told.forEach(observer -> observer.heldBack(vendor, bucket, until));
            }
        };
    }
}
