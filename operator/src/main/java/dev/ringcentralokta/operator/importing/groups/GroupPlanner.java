package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.importing.groups.GroupChange.Create;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Forget;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Join;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Leave;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Remember;
import dev.ringcentralokta.operator.importing.groups.GroupChange.Rename;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.Names.Obstacle;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Plans an import of groups: which are made or renamed in Okta, and who joins or leaves them. Pure. */
public final class GroupPlanner {

    /**
     * What is declared.
     *
     * @param safeguardPercent how many of a group's members may leave it at once before a person is asked, 0 to 100
     * @param release the digest of the list of those who are held, where a person has said that they may leave
     */
    public record Rules(int safeguardPercent, Optional<String> release) {}

    private final ObservedGroups observed;
    private final Instant now;
    private final Candidates candidates;
    private final Names names;
    private final Map<GroupKey, Memberships> memberships = new TreeMap<>();
    private final Safeguard safeguard;

    private GroupPlanner(ObservedGroups observed, Rules rules, Instant now) {
        this.observed = observed;
        this.now = now;
        candidates = new Candidates(observed);
        names = new Names(candidates.all(), observed.named());
        candidates.all().forEach(this::observeMembers);
        safeguard = new Safeguard(rules.safeguardPercent(), memberships.values());
    }

    /**
     * What an import does.
     *
     * @param now when those are held who are held for the first time; the epoch where that is not going to be stored, so that
     *     the plan is the same at each look
     */
    public static GroupsPlan plan(ObservedGroups observed, Rules rules, Instant now) {
        GroupPlanner planner = new GroupPlanner(observed, rules, now);
        GroupsPlan plan = planner.plan(false);
        boolean released = plan.held().releasable()
                && rules.release().equals(Optional.of(plan.held().digest()));
        return released ? planner.plan(true) : plan;
    }

    /** The names in Okta that groups are to get, so that it has to be looked who has them. */
    public static Set<String> namesToGet(ObservedGroups observed) {
        return new Candidates(observed).namesToGet();
    }

    private void observeMembers(Candidate candidate) {
        candidate
                .made()
                .ifPresent(made -> memberships.put(
                        candidate.key(),
                        candidates
                                .seen(made)
                                .map(seen -> Memberships.seen(made, seen, candidate.users(), candidates.linked()))
                                .orElseGet(() -> Memberships.remembered(made, candidate.users()))));
    }

    private GroupsPlan plan(boolean release) {
        List<GroupPlan> plans = new ArrayList<>();
        for (Candidate candidate : candidates.all()) {
            plans.add(
                    candidate.made().map(made -> kept(candidate, made, release)).orElseGet(() -> absent(candidate)));
        }
        observed.unread().forEach(key -> plans.add(plan(key, GroupSituation.Unread, List.of())));
        plans.removeIf(plan -> plan.situation() == GroupSituation.Empty
                && plan.changes().isEmpty()
                && !observed.memory().containsKey(plan.key()));
        return new GroupsPlan(plans);
    }

    private GroupPlan kept(Candidate candidate, Made made, boolean release) {
        Made after = after(candidate, made, release);
        Optional<Obstacle> obstacle = names.obstacle(candidate);
        List<GroupChange> changes = new ArrayList<>();
        if (!after.equals(observed.memory().get(candidate.key()))) {
            changes.add(new Remember(candidate.key(), after));
        }
        candidate
                .name()
                .filter(name -> candidate.wantsName() && obstacle.isEmpty())
                .ifPresent(name -> changes.add(new Rename(candidate.key(), name)));
        changes.addAll(memberChanges(candidate.key(), after));
        return new GroupPlan(
                candidate.key(),
                candidate.name().orElseGet(() -> title(candidate.key())),
                situation(candidate, obstacle),
                changes,
                held(candidate.key(), after),
                obstacle.map(Obstacle::problem).stream().toList());
    }

    private Made after(Candidate candidate, Made made, boolean release) {
        Memberships members = memberships.getOrDefault(candidate.key(), Memberships.remembered(made, Set.of()));
        return new Made(made.groupId(), made.nameDigest(), members.standings(safeguard.holds(members), release, now));
    }

    private static List<GroupChange> memberChanges(GroupKey key, Made after) {
        List<GroupChange> changes = new ArrayList<>();
        new TreeMap<>(after.members()).forEach((userId, standing) -> {
            if (standing.state() == State.Joining) {
                changes.add(new Join(key, userId));
            } else if (standing.state() == State.Leaving) {
                changes.add(new Leave(key, userId));
            }
        });
        return changes;
    }

    private static List<HeldMembers.Member> held(GroupKey key, Made after) {
        return after.members().entrySet().stream()
                .filter(member -> member.getValue().state() == State.Held)
                .map(member -> new HeldMembers.Member(
                        key, after.groupId(), member.getKey(), member.getValue().heldSince()))
                .toList();
    }

    private static GroupSituation situation(Candidate candidate, Optional<Obstacle> obstacle) {
        return obstacle.map(Obstacle::situation)
                .orElse(candidate.users().isEmpty() ? GroupSituation.Empty : GroupSituation.Kept);
    }

    private GroupPlan absent(Candidate candidate) {
        GroupKey key = candidate.key();
        if (observed.unsettled().contains(key)) {
            return plan(key, GroupSituation.Unsettled, List.of());
        }
        List<GroupChange> forget = observed.memory().containsKey(key) ? List.of(new Forget(key)) : List.of();
        return candidate
                .name()
                .map(name -> wanted(candidate, name, forget))
                .orElseGet(() -> plan(key, GroupSituation.Empty, forget));
    }

    private GroupPlan wanted(Candidate candidate, String name, List<GroupChange> forget) {
        GroupKey key = candidate.key();
        return names.obstacle(candidate)
                .map(why -> GroupPlan.of(key, name, why.situation(), forget, List.of(why.problem())))
                .orElseGet(() -> GroupPlan.of(key, name, GroupSituation.New, creation(candidate, name), List.of()));
    }

    private static GroupPlan plan(GroupKey key, GroupSituation situation, List<GroupChange> changes) {
        return GroupPlan.of(key, title(key), situation, changes, List.of());
    }

    /** What was seen to be gone is forgotten before anything is done: the next import may not look again. */
    private List<GroupChange> creation(Candidate candidate, String name) {
        List<GroupChange> changes = new ArrayList<>();
        if (observed.memory().get(candidate.key()) instanceof Made) {
            changes.add(new Forget(candidate.key()));
        }
        changes.add(new Create(candidate.key(), name, candidate.users()));
        candidate.users().stream().sorted().forEach(userId -> changes.add(new Join(candidate.key(), userId)));
        return changes;
    }

    private static String title(GroupKey key) {
        return "RingCentral " + key.kind().word() + " " + key.id();
    }
}
