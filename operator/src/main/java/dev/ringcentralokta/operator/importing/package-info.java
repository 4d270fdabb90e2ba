/**
 * Importing people from RingCentral into Okta ("To Okta") without Okta's own integration: who is who, and what follows. All
 * of it is pure so far, and nothing runs it yet.
 *
 * <p><b>What is planned.</b> {@link dev.ringcentralokta.operator.importing.ImportPlanner} takes what was {@linkplain
 * dev.ringcentralokta.operator.importing.Observed observed} and gives a {@linkplain
 * dev.ringcentralokta.operator.importing.ImportPlan plan}: for each person a {@linkplain
 * dev.ringcentralokta.operator.importing.Situation situation} and what is to be done. Rules after Okta's match settings
 * (okta-api.md §5): exact on e-mail or user name, partial on first and last name, each confirmed by itself or by a person; what
 * has more than one answer is {@code Ambiguous} and never guessed. Nobody is deactivated or deleted in Okta: who leaves
 * RingCentral is forgotten, behind a safeguard.
 *
 * <p><b>What its laws are</b> ({@code ImportPlannerPropertiesTest}): once carried out, there is nothing left to do; a crash after
 * any write ends in the same world; the order of lists makes no difference; no two people are ever the same user; what is not
 * mapped stays as it is. They rest on four decisions. The memory of links and of announced users is written before anything
 * in Okta. Users that are somebody's are matched as they will be, not as they are. An e-mail that two people in RingCentral have
 * is no ground for anything. And no mapping may write an e-mail that is not the person's own while people are matched by it.
 *
 * <p><b>How it will be run</b>, by the way of all steps (docs/architecture.md):
 *
 * <ul>
 *   <li><i>Observe:</i> people by {@code ScimUsers.list} and, of those that changed, {@code ScimUsers.get}, since lists tell
 *       neither names nor telephone numbers (ringcentral-api.md §4); extensions only where a mapping reads what SCIM lacks ({@code
 *       Expression.references}). Users by searches for the e-mails, logins and names that occur ({@code listUsers}, deactivated
 *       ones included), not by listing the org; a user that a link names and that no search tells of is read by itself before
 *       it is believed gone. {@code everybody} is true only after a whole listing.
 *   <li><i>Memory and decisions:</i> in ConfigMaps of the integration, sliced by id (10,000 people are about 0.6 MB, which is
 *       too near to the limit of one object), written with optimistic locking; decisions are keys that a person adds.
 *   <li><i>Guard:</i> not while the app's {@code features[]} show that Okta imports, too; {@code managementPolicy: Observe} and
 *       a dry run show the plan and write nothing. A phase begins when the phase before is stored.
 *   <li><i>Apply:</i> each change by itself, in the order of {@code ImportPlan.changes}; one that fails leaves its person for
 *       the next import, and the others go on. What Okta accepts and does not keep, its answer tells: it is not sent again
 *       until the mapping or the value changes.
 *   <li><i>Report:</i> counts by situation in the status, everybody who waits with candidates and problems in a ConfigMap, one
 *       audit line a change with the names of attributes.
 * </ul>
 */
@NullMarked
package dev.ringcentralokta.operator.importing;

import org.jspecify.annotations.NullMarked;
