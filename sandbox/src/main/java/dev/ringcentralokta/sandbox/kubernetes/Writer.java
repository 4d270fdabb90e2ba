package dev.ringcentralokta.sandbox.kubernetes;

/**
 * Who writes, and how.
 *
 * @param manager the field manager
 * @param strict whether unknown fields are refused instead of pruned
 * @param dryRun whether nothing is to be stored
 */
record Writer(String manager, boolean strict, boolean dryRun) {

    ManagedFields.Manager updating(Target target) {
        return new ManagedFields.Manager(manager, "Update", target.subresource());
    }

    ManagedFields.Manager applying(Target target) {
        return new ManagedFields.Manager(manager, "Apply", target.subresource());
    }
}
