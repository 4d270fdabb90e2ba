package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import java.util.List;

/**
 * What is to be done for extensions now, and why the rest is not.
 *
 * @param changes in the order of the people's ids; none depends on another
 * @param told why something is not done, by person
 * @param needsSites whether the sites have to be listed before more can be planned
 */
public record ExtensionPlan(List<UpdateExtension> changes, List<Told> told, boolean needsSites) {

    /** Nothing to do. */
    public static final ExtensionPlan NOTHING = new ExtensionPlan(List.of(), List.of(), false);

    public ExtensionPlan {
        changes = List.copyOf(changes);
        told = List.copyOf(told);
    }
}
