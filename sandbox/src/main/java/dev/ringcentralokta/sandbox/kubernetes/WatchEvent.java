package dev.ringcentralokta.sandbox.kubernetes;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * One change of a stored object.
 *
 * @param revision the store's revision after the change
 * @param object the object after the change; as it last was, with the new revision, if it was deleted
 * @param previous the object before the change, empty if it was added
 */
record WatchEvent(Type type, long revision, ApiObject object, Optional<ApiObject> previous) {

    /** The kinds of change, named as on the wire. */
    enum Type {
        ADDED,
        MODIFIED,
        DELETED
    }

    static WatchEvent added(long revision, ApiObject object) {
        return new WatchEvent(Type.ADDED, revision, object, Optional.empty());
    }

    /** The change as somebody sees it who sees only some objects: moving into view is an addition, out of it a deletion. */
    Optional<WatchEvent> seenThrough(Predicate<ApiObject> selector) {
        boolean was = previous.filter(selector).isPresent();
        boolean is = type != Type.DELETED && selector.test(object);
        if (!was && !is) {
            return Optional.empty();
        }
        Type seen = was ? (is ? Type.MODIFIED : Type.DELETED) : Type.ADDED;
        return Optional.of(new WatchEvent(seen, revision, object, previous));
    }
}
