/**
 * Importing people from RingCentral into Okta ("To Okta") without Okta's own integration: who is who, and what follows. All
 * of this package is pure; {@code importing.run} reads, carries out and remembers.
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
 * <p><b>How it is run</b>, by the way of all steps (docs/architecture.md), by {@code importing.run.Importer}:
 *
 * <ul>
 *   <li><i>Observe:</i> who there is in RingCentral by {@code ScimUsers.list}, and what they are like by {@code
 *       Extensions.contacts}: two calls for a thousand people, where SCIM would take one for each. Users in Okta by {@code
 *       Users.changedSince}, deactivated ones included: all of them once for a process and for each full import, else those that
 *       were changed since. No list is proof that somebody is not there: a user that a link, an announcement or a person's
 *       word names is read by itself before it is believed gone.
 *   <li><i>Memory and decisions:</i> in ConfigMaps of the integration, {@code <name>-imported-N} and {@code
 *       <name>-import-review}, written with optimistic locking; decisions are keys that a person adds.
 *   <li><i>Guard:</i> not while the app's {@code features[]} show that Okta imports, too, which whoever runs it has to look at;
 *       {@code managementPolicy: Observe} and a dry run show the plan and write nothing. A phase begins when the phase before is
 *       stored. A line, and its id with it, goes to somebody else when a person has left: who has neither the name nor the e-mail
 *       of before waits for a person's word.
 *   <li><i>Apply:</i> each change by itself, in the order of {@code ImportPlan.changes}; creations, with their announcements, some at
 *       a time. One that fails leaves its person for the next import, and the others go on. An announcement of what Okta refused
 *       to make is taken back, as a user of that login is somebody else's. What Okta accepts and does not keep, its answer
 *       tells: it is not sent again for an hour, or until the mapping or the value changes.
 *   <li><i>Report:</i> counts by situation, everybody who waits with candidates and problems in a ConfigMap, one audit line a
 *       change with the names of attributes.
 * </ul>
 */
@NullMarked
package dev.ringcentralokta.operator.importing;

import org.jspecify.annotations.NullMarked;
