package dev.ringcentralokta.sandbox.ringcentral;

import java.util.Set;
import java.util.TreeSet;

/**
 * A call queue of the account.
 *
 * @param id of its extension
 * @param members the ids of the extensions that answer it
 */
public record CallQueue(long id, String name, String extensionNumber, Set<Long> members) {

    public CallQueue {
        members = Set.copyOf(members);
    }

    CallQueue named(String other) {
        return new CallQueue(id, other, extensionNumber, members);
    }

    CallQueue with(Set<Long> others) {
        return new CallQueue(id, name, extensionNumber, others);
    }

    CallQueue without(long extensionId) {
        Set<Long> others = new TreeSet<>(members);
        others.remove(extensionId);
        return with(others);
    }
}
