package dev.ringcentralokta.operator.connection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A controller's cache of its own kind, lent to the other controllers, so that nothing is watched and kept twice.
 *
 * @param <R> the kind
 */
public final class Watched<R extends HasMetadata> {

    private final AtomicReference<IndexedResourceCache<R>> cache = new AtomicReference<>();

    /** Lends; called once, when the controller of the kind starts. */
    public void lend(IndexedResourceCache<R> own) {
        cache.set(own);
    }

    /** Everything in the cache; nothing until its controller has started. */
    public Stream<R> all() {
        IndexedResourceCache<R> lent = cache.get();
        return lent == null ? Stream.empty() : lent.list();
    }

    /** What an index that the lender keeps has under {@code key}. */
    public Stream<R> byIndex(String index, String key) {
        IndexedResourceCache<R> lent = cache.get();
        return lent == null ? Stream.empty() : lent.byIndex(index, key).stream();
    }
}
