package dev.ringcentralokta.sandbox.ringcentral;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The call queues of the account, as an administrator keeps them in the Admin Portal. */
public final class CallQueues {

    /** Behind the ids of all lines that an account of this size can have. */
    private static final long FIRST_ID = 50_000_000;

    private static final int FIRST_NUMBER = 90_001;

    private final long accountId;
    private final SortedMap<Long, CallQueue> queues = new TreeMap<>();
    private int made;

    CallQueues(long accountId) {
        this.accountId = accountId;
    }

    /** Makes a queue that nobody answers yet. */
    public synchronized CallQueue add(String name) {
        long id = accountId + FIRST_ID + made;
        CallQueue queue = new CallQueue(id, name, Integer.toString(FIRST_NUMBER + made), Set.of());
        made++;
        queues.put(id, queue);
        return queue;
    }

    /** Gives a queue another name. */
    public void rename(long id, String name) {
        change(id, queue -> queue.named(name));
    }

    /** Lets these extensions answer it, and no others. */
    public void setMembers(long id, Set<Long> extensionIds) {
        change(id, queue -> queue.with(extensionIds));
    }

    /** Deletes a queue. */
    public synchronized void remove(long id) {
        queues.remove(id);
    }

    /** All queues by id. */
    public synchronized List<CallQueue> all() {
        return List.copyOf(queues.values());
    }

    /** One queue. */
    public synchronized Optional<CallQueue> get(long id) {
        return Optional.ofNullable(queues.get(id));
    }

    /** Nobody has the extension any more. */
    synchronized void leave(long extensionId) {
        queues.replaceAll((id, queue) -> queue.without(extensionId));
    }

    private synchronized void change(long id, UnaryOperator<CallQueue> change) {
        CallQueue queue = get(id).orElseThrow(() -> new IllegalArgumentException("There is no call queue " + id));
        queues.put(id, change.apply(queue));
    }
}
