package dev.ringcentralokta.operator.ratelimit;

/** Who goes first when room is scarce. */
public enum Priority {
    /** A person waits for it: an edited manifest, an integration, a request to look now. */
    Interactive,
    /** Work by the thousand that nobody watches item by item. */
    Bulk
}
