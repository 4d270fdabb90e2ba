package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Create;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Forget;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Remember;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Rename;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMark;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.GroupPlan;
import dev.ringcentralokta.operator.importing.groups.GroupsPlan;
import dev.ringcentralokta.operator.importing.groups.run.GroupImportResult.Done;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Groups;
import dev.ringcentralokta.operator.okta.Written;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Carries out a plan: what is remembered first, then groups are made, a few announced at a time, then renamed, and then members
 * join and leave. What ends it early leaves the rest for the next import, which goes on from what is there then.
 */
final class GroupRun {

    /** Announcements are stored for some at a time; a crash leaves that many to be looked for. */
    private static final int TOGETHER = 40;

    private final Groups okta;
    private final ImportedGroups stored;
    private final GroupMark mark;
    private final GroupAttempts attempts;
    private final GroupTrail trail;
    private final Instant now;
    private final MemberRun members;
    private int created;
    private int renamed;

    GroupRun(
            Groups okta, ImportedGroups stored, GroupMark mark, GroupAttempts attempts, GroupTrail trail, Instant now) {
        this.okta = okta;
        this.stored = stored;
        this.mark = mark;
        this.attempts = attempts;
        this.trail = trail;
        this.now = now;
        members = new MemberRun(okta, stored, attempts, trail);
    }

    /** Does what is planned, until something ends it. */
    void apply(GroupsPlan plan) {
        remember(plan.changes());
        Map<GroupKey, String> titles =
                plan.groups().stream().collect(Collectors.toMap(GroupPlan::key, GroupPlan::title));
        Map<Instant, List<GroupChange>> turns = plan.changes().stream()
                .collect(Collectors.groupingBy(attempts::turn, TreeMap::new, Collectors.toList()));
        turns.values().forEach(changes -> apply(changes, titles));
        attempts.end();
    }

    private void apply(List<GroupChange> changes, Map<GroupKey, String> titles) {
        List<Create> creations =
                of(changes, Create.class).stream().filter(attempts::isTried).toList();
        for (int first = 0; first < creations.size() && attempts.goesOn(); first += TOGETHER) {
            create(creations.subList(first, Math.min(first + TOGETHER, creations.size())));
        }
        of(changes, Rename.class).stream().filter(attempts::isTried).forEach(this::rename);
        members.apply(changes, titles);
    }

    Done done() {
        return new Done(created, renamed, members.joined(), members.left());
    }

    private void remember(List<GroupChange> changes) {
        Map<GroupKey, Optional<GroupMemory>> memory = new HashMap<>();
        of(changes, Forget.class).forEach(forget -> memory.put(forget.key(), Optional.empty()));
        of(changes, Remember.class).forEach(remember -> memory.put(remember.key(), Optional.of(remember.memory())));
        attempts.stored(stored.put(memory));
    }

    /** No group is made in Okta whose announcement is not stored. */
    private void create(List<Create> some) {
        attempts.stored(stored.put(some.stream()
                .collect(Collectors.toMap(Create::key, create -> Optional.of(new Announced(create.name(), now))))));
        if (!attempts.goesOn()) {
            return;
        }
        Map<GroupKey, Optional<GroupMemory>> outcomes = new HashMap<>();
        for (Create create : some) {
            if (attempts.goesOn()) {
                create(create, outcomes);
            } else {
                outcomes.put(create.key(), Optional.empty()); // not tried, so that no group has to be waited for
            }
        }
        attempts.stored(stored.put(outcomes));
    }

    /** What Okta surely has not made is announced no longer: a group with that mark would be somebody else's. */
    private void create(Create create, Map<GroupKey, Optional<GroupMemory>> outcomes) {
        attempts.attempt(create, create.name(), () -> {
                    Written<Group> made = okta.create(create.name(), mark.description(create.key()));
                    String id = made.value().id();
                    outcomes.put(create.key(), Optional.of(create.made(id)));
                    attempts.made(create.key());
                    trail.changed(EventReason.OktaGroupCreated, create.name() + " (" + id + ")", made.requestId());
                    created++;
                })
                .filter(failure -> !failure.outcomeUnknown())
                .ifPresent(refused -> outcomes.put(create.key(), Optional.empty()));
    }

    private void rename(Rename rename) {
        if (!attempts.goesOn() || !(stored.get(rename.key()).orElse(null) instanceof Made made)) {
            return;
        }
        attempts.attempt(rename, rename.name(), () -> {
            Written<Group> changed = okta.rename(made.groupId(), rename.name());
            trail.changed(
                    EventReason.OktaGroupRenamed, rename.name() + " (" + made.groupId() + ")", changed.requestId());
            renamed++;
            attempts.stored(stored.put(Map.of(rename.key(), Optional.of(rename.renamed(made)))));
        });
    }

    private static <T extends GroupChange> List<T> of(List<GroupChange> changes, Class<T> type) {
        return changes.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
