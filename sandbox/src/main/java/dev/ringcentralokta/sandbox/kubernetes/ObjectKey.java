package dev.ringcentralokta.sandbox.kubernetes;

import java.util.Comparator;

/** Namespace (empty for cluster-scoped objects) and name, in the order in which an API server lists. */
record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
