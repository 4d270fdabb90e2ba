package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.Memory;

/**
 * What is remembered of somebody in RingCentral.
 *
 * @param memory which user in Okta they are, or are about to be
 * @param traits what they were like when that was last looked at
 */
record Imported(Memory memory, Traits traits) {}
