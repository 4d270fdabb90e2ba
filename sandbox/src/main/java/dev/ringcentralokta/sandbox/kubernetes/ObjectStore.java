package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All objects by collection ({@link ResourceType#collection()}), namespace and name, with one revision that counts every
 * change, as etcd's does. One lock guards everything: changes are small and readers copy references only.
 */
final class ObjectStore {

    /**
     * The objects of a collection at one moment.
     *
     * @param revision the store's revision at that moment
     * @param items ordered by key
     */
    record Listing(long revision, List<ApiObject> items) {}

    /** Above the last character that a name may have, so that it bounds a namespace's keys. */
    private static final String AFTER_ALL_NAMES = "\uffff";

    private final Map<String, Collected> collections = new HashMap<>();
    private final List<Consumer<WatchEvent>> listeners = new ArrayList<>();
    private long revision = 1;

    /** Runs {@code work} so that nobody else changes anything meanwhile. */
    synchronized <T> T atomically(Supplier<T> work) {
        return work.get();
    }

    synchronized Optional<ApiObject> get(String collection, ObjectKey key) {
        return Optional.ofNullable(in(collection).objects.get(key));
    }

    /** The objects of one namespace, or of all. */
    synchronized Listing list(String collection, Optional<String> namespace) {
        NavigableMap<ObjectKey, ApiObject> all = in(collection).objects;
        Collection<ApiObject> wanted = namespace
                .map(name -> all.subMap(new ObjectKey(name, ""), new ObjectKey(name, AFTER_ALL_NAMES))
                        .values())
                .orElse(all.values());
        return new Listing(revision, List.copyOf(wanted));
    }

    /** Whether any collection holds an object in {@code namespace}. */
    synchronized boolean holdsAnythingIn(String namespace) {
        return collections.values().stream().anyMatch(collected -> {
            ObjectKey next = collected.objects.ceilingKey(new ObjectKey(namespace, ""));
            return next != null && next.namespace().equals(namespace);
        });
    }

    /** Stores {@code json} (which the store takes over) as the object's next version. */
    synchronized ApiObject put(String collection, ObjectNode json) {
        ApiObject object = stamped(json);
        Optional<ApiObject> previous = get(collection, object.key());
        in(collection).objects.put(object.key(), object);
        WatchEvent.Type type = previous.isPresent() ? WatchEvent.Type.MODIFIED : WatchEvent.Type.ADDED;
        publish(collection, new WatchEvent(type, revision, object, previous));
        return object;
    }

    /** Removes the object and tells watchers what it last was. */
    synchronized void remove(String collection, ApiObject last) {
        Optional<ApiObject> previous =
                Optional.ofNullable(in(collection).objects.remove(last.key()));
        if (previous.isPresent()) {
            publish(collection, new WatchEvent(WatchEvent.Type.DELETED, revision + 1, stamped(last.copy()), previous));
        }
    }

    /**
     * Follows a collection.
     *
     * @param since the revision after which changes are wanted; 0 for the present objects as additions first
     * @throws ApiException 410 if changes since then are no longer known
     */
    synchronized Subscription watch(String collection, long since) {
        Collected collected = in(collection);
        Subscription subscription = new Subscription(this::forget);
        if (since == 0) {
            collected.objects.values().forEach(object -> subscription.offer(WatchEvent.added(revision, object)));
        } else {
            collected.log.since(since).forEach(subscription::offer);
        }
        collected.watchers.add(subscription);
        return subscription;
    }

    /** Calls {@code listener} with every change of every collection, inside the change. */
    synchronized void onChange(Consumer<WatchEvent> listener) {
        listeners.add(listener);
    }

    /** Ends all watches. */
    synchronized void closeWatches() {
        collections.values().stream()
                .flatMap(collected -> List.copyOf(collected.watchers).stream())
                .forEach(Subscription::close);
    }

    synchronized long revision() {
        return revision;
    }

    private synchronized void forget(Subscription subscription) {
        collections.values().forEach(collected -> collected.watchers.remove(subscription));
    }

    private ApiObject stamped(ObjectNode json) {
        revision++;
        json.withObject("/metadata").put("resourceVersion", Long.toString(revision));
        return new ApiObject(json);
    }

    private void publish(String collection, WatchEvent event) {
        Collected collected = in(collection);
        collected.log.add(event);
        collected.watchers.forEach(watcher -> watcher.offer(event));
        listeners.forEach(listener -> listener.accept(event));
    }

    private Collected in(String collection) {
        return collections.computeIfAbsent(collection, name -> new Collected());
    }

    private static final class Collected {
        private final NavigableMap<ObjectKey, ApiObject> objects = new java.util.TreeMap<>();
        private final EventLog log = new EventLog();
        private final List<Subscription> watchers = new ArrayList<>();
    }
}
