/**
 * Importing groups from RingCentral into Okta ("Import Groups" of "To Okta") without Okta's own integration. All of this package
 * is pure; {@code importing.groups.run} reads, carries out and remembers.
 *
 * <p><b>What is a group.</b> RingCentral has no API for the Admin Portal's user groups (ringcentral-api.md §5.5). What it has:
 * sites, call queues, and the text that people have as their department. Each becomes one group in Okta of the type OKTA_GROUP as
 * soon as anybody in it is linked to a user in Okta.
 *
 * <p><b>What is the operator's.</b> Only what its memory says: a group that it announced before it made it, and in it the users who
 * are linked to people in RingCentral, or were when they joined. Everybody else in the group, and every other group, is left alone;
 * a group of the wanted name that it has not made is told. No group is ever deleted.
 *
 * <p><b>What its laws are</b> ({@code GroupPlannerPropertiesTest}): once carried out, there is nothing left to do, whether all is
 * looked at in Okta or only remembered; a crash after any write ends in the same world; the order of lists makes no difference;
 * nothing that is not the operator's is touched. They rest on these decisions: who is to join and to leave is remembered before it is
 * done; the safeguard counts who joins as there already, and who is leaving not at all; what was once decided, to hold or to let
 * go, is decided; a group that shares its name with another gets neither made nor renamed.
 */
@NullMarked
package dev.ringcentralokta.operator.importing.groups;

import org.jspecify.annotations.NullMarked;
