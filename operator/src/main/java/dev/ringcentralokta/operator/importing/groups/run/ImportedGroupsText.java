package dev.ringcentralokta.operator.importing.groups.run;

import dev.ringcentralokta.operator.importing.groups.GroupKey;
import dev.ringcentralokta.operator.importing.groups.GroupKind;
import dev.ringcentralokta.operator.importing.groups.GroupMemory;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Announced;
import dev.ringcentralokta.operator.importing.groups.GroupMemory.Made;
import dev.ringcentralokta.operator.importing.groups.Standing;
import dev.ringcentralokta.operator.importing.groups.Standing.State;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is remembered of groups as the text of a ConfigMap: a line each, with tabs, in order. Members stand as their ids; who is
 * not simply in the group has a sign before it.
 */
final class ImportedGroupsText {

    private static final String TAB = "\t";
    private static final String ANNOUNCED = "Announced";
    private static final String MADE = "Made";
    private static final int FIELDS = 6;

    private static final char JOINING = '+';
    private static final char LEAVING = '-';
    private static final char HELD = '!';
    private static final String HELD_SINCE = "@";

    private ImportedGroupsText() {}

    static String write(Map<GroupKey, GroupMemory> groups) {
        return new TreeMap<>(groups)
                .entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    /** The groups that a text stands for; empty where somebody has edited it beyond recognition. */
    static Optional<Map<GroupKey, GroupMemory>> read(String text) {
        try {
            Map<GroupKey, GroupMemory> groups = new TreeMap<>();
            text.lines()
                    .map(line -> Arrays.asList(line.split(TAB, -1)))
                    .forEach(fields -> groups.put(key(fields), memory(fields)));
            return Optional.of(groups);
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String line(GroupKey key, GroupMemory memory) {
        Stream<String> fields = memory instanceof Made made
                ? Stream.of(MADE, made.groupId(), made.nameDigest(), members(made.members()))
                : announced((Announced) memory);
        return Stream.concat(Stream.of(key.kind().name(), key.id()), fields).collect(Collectors.joining(TAB));
    }

    private static Stream<String> announced(Announced announced) {
        return Stream.of(ANNOUNCED, announced.at().toString(), announced.name(), "");
    }

    private static String members(Map<String, Standing> members) {
        return new TreeMap<>(members)
                .entrySet().stream()
                        .map(member -> member(member.getKey(), member.getValue()))
                        .collect(Collectors.joining(" "));
    }

    private static String member(String userId, Standing standing) {
        return switch (standing.state()) {
            case Member -> userId;
            case Joining -> JOINING + userId;
            case Leaving -> LEAVING + userId;
            case Held -> HELD + userId + HELD_SINCE + standing.heldSince();
        };
    }

    private static GroupKey key(List<String> fields) {
        if (fields.size() != FIELDS || fields.subList(0, FIELDS - 1).contains("")) {
            throw new IllegalArgumentException("not written by the operator");
        }
        return new GroupKey(GroupKind.valueOf(fields.get(0)), fields.get(1));
    }

    private static GroupMemory memory(List<String> fields) {
        return switch (fields.get(2)) {
            case ANNOUNCED -> new Announced(fields.get(4), Instant.parse(fields.get(3)));
            case MADE -> new Made(fields.get(3), fields.get(4), readMembers(fields.get(5)));
            default -> throw new IllegalArgumentException("not written by the operator");
        };
    }

    private static Map<String, Standing> readMembers(String text) {
        Map<String, Standing> members = new TreeMap<>();
        Arrays.stream(text.split(" "))
                .filter(member -> !member.isEmpty())
                .forEach(member -> readMember(member, members));
        return members;
    }

    private static void readMember(String member, Map<String, Standing> members) {
        String rest = member.substring(1);
        switch (member.charAt(0)) {
            case JOINING -> members.put(rest, new Standing(State.Joining, 0));
            case LEAVING -> members.put(rest, new Standing(State.Leaving, 0));
            case HELD -> {
                int since = rest.indexOf(HELD_SINCE);
                if (since < 0) {
                    throw new IllegalArgumentException("not written by the operator");
                }
                members.put(
                        rest.substring(0, since),
                        new Standing(State.Held, Long.parseLong(rest.substring(since + HELD_SINCE.length()))));
            }
            default -> members.put(member, Standing.MEMBER);
        }
    }
}
