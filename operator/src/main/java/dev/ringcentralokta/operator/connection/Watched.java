package dev.ringcentralokta.operator.connection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
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

    /** Whether the lender has started and filled it; until then what is not in it may be there all the same. */
    public boolean ready() {
        IndexedResourceCache<R> lent = cache.get();
        return lent != null && (!(lent instanceof AbstractEventSource<?, ?> source) || source.isRunning());
    }

    /** Everything in the cache; nothing until the lender has started. */
    public Stream<R> all() {
        IndexedResourceCache<R> lent = cache.get();
        return lent == null || !ready() ? Stream.empty() : lent.list();
    }

    /** What an index that the lender keeps has under {@code key}. */
    public Stream<R> byIndex(String index, String key) {
        IndexedResourceCache<R> lent = cache.get();
        return lent == null || !ready() ? Stream.empty() : lent.byIndex(index, key).stream();
    }
}
