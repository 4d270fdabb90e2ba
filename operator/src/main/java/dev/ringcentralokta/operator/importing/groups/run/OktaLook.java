package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupMark;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.SeenGroup;
import dev.ringcentralokta.operator.okta.Group;
import dev.ringcentralokta.operator.okta.Groups;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** One look at groups in Okta: at those that were announced, and at those that the operator has made. */
final class OktaLook {

    /** So long Okta may still be making a group, or a list may not tell of it yet. */
    private static final Duration SETTLES_AFTER = Duration.ofSeconds(30);

    /** Two clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private final Groups okta;
    private final GroupMark mark;
    private final Map<GroupKey, GroupMemory> memory;
    private final Instant now;

    OktaLook(Groups okta, GroupMark mark, Map<GroupKey, GroupMemory> memory, Instant now) {
        this.okta = okta;
        this.mark = mark;
        this.memory = memory;
        this.now = now;
    }

    /**
     * The groups that were announced and are there. Where one was made twice, because the first was told too late, it is the
     * same one each time.
     *
     * @throws ApiException where Okta does not answer
     */
    Map<GroupKey, Group> announced() {
        Map<GroupKey, Announced> announced = announcements();
        Map<GroupKey, Group> found = new HashMap<>();
        Optional<Instant> first = announced.values().stream().map(Announced::at).min(Instant::compareTo);
        List<Group> changed =
                first.map(at -> okta.changedAfter(at.minus(OVERLAP))).orElse(List.of());
        announced.keySet().forEach(key -> changed.stream()
                .filter(group -> mark.isOn(group, key))
                .min((one, other) -> one.id().compareTo(other.id()))
                .ifPresent(group -> found.put(key, group)));
        return found;
    }

    /** The groups that were announced just now. */
    Set<GroupKey> unsettled() {
        return announcements().entrySet().stream()
                .filter(entry -> now.isBefore(settledAt(entry.getValue())))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** When all of these are settled that are not yet; empty where all are. */
    static Optional<Instant> settledAt(Map<GroupKey, GroupMemory> memory, Instant now) {
        return memory.values().stream()
                .filter(Announced.class::isInstance)
                .map(announced -> settledAt((Announced) announced))
                .filter(now::isBefore)
                .max(Instant::compareTo);
    }

    private static Instant settledAt(Announced announced) {
        return announced.at().plus(SETTLES_AFTER);
    }

    /**
     * The groups that the operator has made, by their ids; empty for those that are gone.
     *
     * @throws ApiException where Okta does not answer; the next look goes on there
     */
    Map<String, Optional<SeenGroup>> made(Readings<Optional<SeenGroup>> readings) {
        Map<String, Optional<SeenGroup>> seen = new HashMap<>();
        readings.begin(now);
        memory.values().forEach(known -> {
            if (known instanceof Made made) {
                seen.put(made.groupId(), readings.of(made.groupId(), this::see));
            }
        });
        readings.end();
        return seen;
    }

    private Optional<SeenGroup> see(String groupId) {
        return okta.byId(groupId).map(group -> new SeenGroup(group.name(), okta.members(groupId)));
    }

    private Map<GroupKey, Announced> announcements() {
        Map<GroupKey, Announced> announcements = new HashMap<>();
        memory.forEach((key, known) -> {
            if (known instanceof Announced announced) {
                announcements.put(key, announced);
            }
        });
        return announcements;
    }
}
