package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMark;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner;
import dev.ringcentralokta.operator.importing.groups.GroupPlanner.Rules;
import dev.ringcentralokta.operator.importing.groups.GroupsPlan;
import dev.ringcentralokta.operator.importing.groups.ObservedGroups;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Failure;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Groups;
import dev.ringcentralokta.operator.ringcentral.CallQueues;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes Okta have the groups of RingCentral, with those of their people who are linked: observes, plans, and carries the plan
 * out. To be called after an import of people.
 */
public final class GroupImporter {

    /**
     * RingCentral, as one session sees it.
     *
     * @param extensions tell of sites and departments
     * @param queues call queues
     */
    public record RingCentral(Extensions extensions, CallQueues queues) {}

    /** Since when people are held, where that is not stored. */
    private static final Instant NOT_STORED = Instant.EPOCH;

    private record Look(ObservedGroups observed, List<Failure> failures) {}

    private final Rules rules;
    private final GroupMark mark;
    private final RingCentral ringCentral;
    private final Groups okta;
    private final GroupReadings readings;
    private final Clock clock;

    /**
     * For one import.
     *
     * @param rules what is declared
     * @param mark of the integration
     * @param okta the groups of the org
     * @param readings what was read, from import to import
     */
    public GroupImporter(
            Rules rules, GroupMark mark, RingCentral ringCentral, Groups okta, GroupReadings readings, Clock clock) {
        this.rules = rules;
        this.mark = mark;
        this.ringCentral = ringCentral;
        this.okta = okta;
        this.readings = readings;
        this.clock = clock;
    }

    /**
     * Only plans; nothing is written anywhere.
     *
     * @param links the ids of users in Okta, by the ids of the people in RingCentral who they are; all that there are
     * @param whole whether the groups are looked at in Okta, and not only compared with what is remembered of them
     * @throws ApiException where a vendor does not answer
     */
    public GroupImportResult observe(ImportedGroups stored, Map<String, String> links, boolean whole) {
        Instant now = clock.instant();
        readings.beginLook(now);
        Look look = look(stored, links, whole, now);
        GroupsPlan plan = GroupPlanner.plan(look.observed(), rules, NOT_STORED);
        return new GroupImportResult(
                plan, Done.NOTHING, look.failures(), Optional.empty(), OktaLook.settledAt(stored.all(), now));
    }

    /**
     * Does what is to be done.
     *
     * @param links as {@link #observe} has them
     * @param whole as {@link #observe} has it
     * @throws ApiException where a vendor does not answer before anything could be planned
     */
    public GroupImportResult run(
            ImportedGroups stored, Map<String, String> links, GroupRefusals refusals, GroupTrail trail, boolean whole) {
        Instant now = clock.instant();
        readings.begin(now);
        Look look = look(stored, links, whole, now);
        GroupsPlan plan = GroupPlanner.plan(look.observed(), rules, now);
        GroupAttempts attempts = new GroupAttempts(refusals, trail, now);
        GroupRun run = new GroupRun(okta, stored, mark, attempts, trail, now);
        run.apply(plan);
        List<Failure> failures = new ArrayList<>(look.failures());
        failures.addAll(attempts.failures());
        GroupImportResult result = new GroupImportResult(
                plan, run.done(), failures, attempts.stop(), OktaLook.settledAt(stored.all(), now));
        readings.ended(result, whole);
        return result;
    }

    private Look look(ImportedGroups stored, Map<String, String> links, boolean whole, Instant now) {
        Map<GroupKey, GroupMemory> memory = stored.all();
        InRingCentral there = readings.inRingCentral()
                .orElseGet(() -> readings.keep(
                        new RingCentralLook(ringCentral, readings.queueMembers()).read(memory.keySet(), now), now));
        OktaLook oktaLook = new OktaLook(okta, mark, memory, now);
        ObservedGroups observed = new ObservedGroups(
                there.groups(),
                there.unread(),
                links,
                memory,
                oktaLook.announced(),
                oktaLook.unsettled(),
                whole && !readings.haveSeenOkta() ? oktaLook.made(readings.oktaGroups()) : Map.of(),
                List.of());
        List<Group> named = okta.named(GroupPlanner.namesToGet(observed));
        return new Look(observed.with(named), there.failures());
    }
}
