package dev.ringcentralokta.operator.cli.doctor;

import java.util.List;

/**
 * All that was looked at of one thing.
 *
 * @param of the cluster, or an integration
 * @param checks in the order of the procedure
 */
record Examination(String of, List<Check> checks) {

    Examination {
        checks = List.copyOf(checks);
    }
}
