package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ringcentralokta.sandbox.kubernetes.ManagedFields.Manager;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who owns what after a change, for ordinary updates and for server-side apply (Kubernetes documentation, "Server-Side
 * Apply"). One is made for one request.
 *
 * @param scope the fields that the request can touch: those of status or all others
 */
record FieldManagement(Manager manager, Structure structure, Predicate<FieldPath> scope, String now) {

    /** The outcome of server-side apply: the merged object and the owners' fields. */
    record Applied(ObjectNode object, ManagedFields owners) {}

    /** The owners after {@code manager} changed {@code old} into {@code changed} by create, replace or patch. */
    ManagedFields updated(ObjectNode old, ObjectNode changed, ManagedFields owners) {
        FieldSet different = differing(FieldSet.of(changed, structure).where(scope), old, changed);
        FieldSet owned = owners.ownedBy(manager).and(different).presentIn(changed);
        return owners.with(manager, owned, different, changed, now);
    }

    /**
     * Merges {@code config} into {@code live}: its fields become the manager's own, those that it applied before and no
     * longer does are removed unless somebody else owns them, too.
     *
     * @throws ApiException 409 if it changes fields that others own and is not forced
     */
    Applied applied(ObjectNode live, ObjectNode config, boolean force) {
        ManagedFields owners = ManagedFields.of(live);
        FieldSet wanted = FieldSet.of(config, structure).where(scope);
        FieldSet changing = differing(wanted, live, config);
        List<FieldConflict> conflicts = owners.conflicts(manager, changing);
        if (!conflicts.isEmpty() && !force) {
            throw ApiException.applyConflict(conflicts);
        }
        ObjectNode merged = Merging.merged(live, config, structure);
        givenUp(owners, wanted).forEach(path -> path.removeFrom(merged));
        return new Applied(merged, owners.with(manager, wanted, changing, merged, now));
    }

    /**
     * What the manager applied before, does not apply now, and nobody else owns, in whole or in part. The keys of a list
     * item are left out, as they go with the item.
     */
    private List<FieldPath> givenUp(ManagedFields owners, FieldSet wanted) {
        FieldSet kept = wanted.and(owners.ownedByOthers(manager));
        Set<FieldPath> containers = kept.containers();
        return owners.ownedBy(manager).without(kept).paths().stream()
                .filter(path -> !containers.contains(path) && !path.isKey())
                .toList();
    }

    private static FieldSet differing(FieldSet fields, ObjectNode old, ObjectNode changed) {
        Set<FieldPath> containers = fields.containers();
        return fields.where(path -> containers.contains(path)
                ? path.in(old).isMissingNode()
                : !path.in(old).equals(path.in(changed)));
    }
}
