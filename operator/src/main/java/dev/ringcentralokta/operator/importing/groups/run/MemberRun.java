package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.importing.groups.GroupChange;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Join;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Leave;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.Standing;
import dev.ringcentralokta.operator.okta.Groups;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets people join groups and leave them, as it is remembered already that they are about to. */
final class MemberRun {

    /** What came of so many is stored together; after a crash they are tried again. */
    private static final int TOGETHER = 100;

    private final Groups okta;
    private final ImportedGroups stored;
    private final GroupAttempts attempts;
    private final GroupTrail trail;
    private final Map<GroupKey, Map<String, Optional<Standing>>> outcomes = new HashMap<>();
    private int joined;
    private int left;

    MemberRun(Groups okta, ImportedGroups stored, GroupAttempts attempts, GroupTrail trail) {
        this.okta = okta;
        this.stored = stored;
        this.attempts = attempts;
        this.trail = trail;
    }

    /** Does all that is about members; a group that could not be made has none. */
    void apply(List<GroupChange> changes, Map<GroupKey, String> titles) {
        int sinceStored = 0;
        for (GroupChange change : changes) {
            if (attempts.goesOn() && stored.get(change.key()).orElse(null) instanceof Made made) {
                String group = titles.getOrDefault(change.key(), "") + " (" + made.groupId() + ")";
                if (change instanceof Join join && attempts.isTried(join)) {
                    join(join, made, group);
                    sinceStored++;
                } else if (change instanceof Leave leave && attempts.isTried(leave)) {
                    leave(leave, made, group);
                    sinceStored++;
                }
            }
            if (sinceStored == TOGETHER) {
                store();
                sinceStored = 0;
            }
        }
        store();
    }

    int joined() {
        return joined;
    }

    int left() {
        return left;
    }

    private void join(Join join, Made made, String group) {
        attempts.attempt(join, group, () -> {
                    String requestId = okta.join(made.groupId(), join.userId());
                    trail.changed(EventReason.OktaGroupJoined, group + ": " + join.userId(), requestId);
                    note(join.key(), join.userId(), Optional.of(Standing.MEMBER));
                    joined++;
                })
                .filter(failure -> failure.reason() == FailureReason.NotFound)
                .ifPresent(missing -> forgetIfGone(join, made, group));
    }

    /** Either the user is not there, or the group: then nobody can join it, and the next import makes it anew. */
    private void forgetIfGone(Join join, Made made, String group) {
        attempts.attempt(join, group, () -> {
            if (okta.byId(made.groupId()).isEmpty()) {
                attempts.stored(stored.put(Map.of(join.key(), Optional.empty())));
            }
        });
    }

    private void leave(Leave leave, Made made, String group) {
        attempts.attempt(leave, group, () -> {
            String requestId = okta.leave(made.groupId(), leave.userId());
            trail.changed(EventReason.OktaGroupLeft, group + ": " + leave.userId(), requestId);
            note(leave.key(), leave.userId(), Optional.empty());
            left++;
        });
    }

    private void note(GroupKey key, String userId, Optional<Standing> standing) {
        outcomes.computeIfAbsent(key, any -> new HashMap<>()).put(userId, standing);
    }

    private void store() {
        Map<GroupKey, Optional<GroupMemory>> memory = new HashMap<>();
        outcomes.forEach((key, changed) -> {
            if (stored.get(key).orElse(null) instanceof Made made) {
                memory.put(key, Optional.of(made.with(changed)));
            }
        });
        outcomes.clear();
        attempts.stored(stored.put(memory));
    }
}
