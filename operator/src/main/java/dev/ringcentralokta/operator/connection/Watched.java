package dev.ringcentralokta.operator.connection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * A cache that is lent to who has not made it: a controller's cache of its own kind to other controllers, or that of an
 * event source to who is woken by it.
 *
 * @param <R> the kind
 */
public final class Watched<R extends HasMetadata> {

    private final AtomicReference<IndexedResourceCache<R>> cache = new AtomicReference<>();

    /** Lends; called once, when the lender starts. */
    public void lend(IndexedResourceCache<R> own) {
        cache.set(own);
    }

    /** Everything in the cache; nothing until the lender has started. */
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
