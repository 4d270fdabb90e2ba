package dev.ringcentralokta.operator.connection;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.api.reconciler.IndexedResourceCache;
import io.javaoperatorsdk.operator.processing.event.source.AbstractEventSource;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cache that is lent to who has not made it: a controller's cache of its own kind to other controllers, or that of an
 * event source to who is woken by it.
 *
 * @param <R> the kind
 */
public final class Watched<R extends HasMetadata> {

    private final AtomicReference<IndexedResourceCache<R>> cache = new AtomicReference<>();
    private final Supplier<Stream<R>> cluster;

    /** A cache of all that there is in the namespaces that the operator watches. */
    public Watched() {
        this(Stream::empty);
    }

    /**
     * A cache of what the operator's label selector lets it see.
     *
     * @param cluster all that there is, asked of the API server each time
     */
    public Watched(Supplier<Stream<R>> cluster) {
        this.cluster = cluster;
    }

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

    /**
     * What the operator's label selector leaves out, asked of the API server; nothing where there is no selector.
     *
     * @throws io.fabric8.kubernetes.client.KubernetesClientException where the API server does not tell
     */
    public Stream<R> leftOut() {
        Set<String> seen =
                all().map(resource -> resource.getMetadata().getUid()).collect(Collectors.toSet());
        return cluster.get()
                .filter(resource -> !seen.contains(resource.getMetadata().getUid()));
    }

    /** What an index that the lender keeps has under {@code key}. */
    public Stream<R> byIndex(String index, String key) {
        IndexedResourceCache<R> lent = cache.get();
        return lent == null || !ready() ? Stream.empty() : lent.byIndex(index, key).stream();
    }
}
