package dev.ringcentralokta.operator.removal;

import dev.ringcentralokta.operator.removal.RemovalLedger.Admission;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A ledger as the text of a ConfigMap: lines with tabs, so that whoever is on call reads it without a tool. */
final class LedgerText {

    static final String REMOVED = "removed";
    static final String GONE = "gone";
    static final String ADMITTED = "admitted";
    static final String RELEASED = "released";
    static final String KEPT = "kept";
    static final String BLOCKED = "blocked";
    static final String DIGEST = "digest";
    static final String MORE = "more";
    static final String PEOPLE = "people";
    static final String LISTED_AT = "listedAt";

    private static final String TAB = "\t";

    private LedgerText() {}

    static Map<String, String> write(RemovalLedger ledger) {
        Map<String, String> text = new LinkedHashMap<>();
        text.put(
                REMOVED,
                lines(ledger.removed().entrySet().stream().map(slot -> slot.getKey() + TAB + slot.getValue())));
        text.put(
                GONE,
                lines(ledger.gone().entrySet().stream().map(person -> person.getKey() + TAB + person.getValue())));
        text.put(
                ADMITTED,
                lines(ledger.admitted().entrySet().stream()
                        .map(entry -> entry.getKey()
                                + TAB
                                + printable(entry.getValue().subjectId())
                                + TAB
                                + entry.getValue().until()
                                + TAB
                                + entry.getValue().people())));
        text.put(RELEASED, lines(ledger.released().stream()));
        text.put(KEPT, lines(ledger.kept().stream()));
        ledger.blocked().ifPresent(blocked -> {
            text.put(BLOCKED, lines(blocked.members().stream().map(LedgerText::line)));
            text.put(DIGEST, blocked.digest());
            text.put(MORE, String.valueOf(blocked.more()));
            text.put(PEOPLE, String.valueOf(blocked.people()));
            text.put(LISTED_AT, blocked.listedAt().toString());
        });
        return text;
    }

    static String line(LeavingAssignment leaving) {
        return String.join(
                TAB, leaving.name(), printable(leaving.subject()), printable(leaving.subjectId()), leaving.uid());
    }

    /** A group's name may hold anything. */
    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }

    /** The ledger that a text stands for; empty where somebody has edited it beyond recognition. */
    static Optional<RemovalLedger> read(Map<String, String> text) {
        try {
            return Optional.of(new RemovalLedger(
                    map(text, REMOVED, fields -> Instant.parse(fields.get(0)), fields -> people(fields.get(1))),
                    map(text, GONE, fields -> fields.get(0), fields -> Instant.parse(fields.get(1))),
                    map(
                            text,
                            ADMITTED,
                            fields -> fields.get(0),
                            fields ->
                                    new Admission(fields.get(1), Instant.parse(fields.get(2)), people(fields.get(3)))),
                    new TreeSet<>(lines(text, RELEASED)),
                    new TreeSet<>(lines(text, KEPT)),
                    text.containsKey(DIGEST) ? Optional.of(blocked(text)) : Optional.empty()));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static BlockedRemovals blocked(Map<String, String> text) {
        BlockedRemovals blocked = new BlockedRemovals(
                lines(text, BLOCKED).stream().map(LedgerText::leaving).toList(),
                people(text.getOrDefault(MORE, "")),
                people(text.getOrDefault(PEOPLE, "")),
                Instant.parse(text.getOrDefault(LISTED_AT, "")));
        if (!blocked.digest().equals(text.get(DIGEST))) {
            throw new IllegalArgumentException("The list is not that of the digest");
        }
        return blocked;
    }

    private static LeavingAssignment leaving(String line) {
        List<String> fields = fields(line);
        return new LeavingAssignment(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
    }

    private static int people(String text) {
        int people = Integer.parseInt(text);
        if (people < 0) {
            throw new IllegalArgumentException("Fewer than nobody");
        }
        return people;
    }

    private static <K extends Comparable<K>, V> SortedMap<K, V> map(
            Map<String, String> text, String key, Function<List<String>, K> toKey, Function<List<String>, V> toValue) {
        TreeMap<K, V> map = new TreeMap<>();
        lines(text, key).stream()
                .map(LedgerText::fields)
                .forEach(fields -> map.put(toKey.apply(fields), toValue.apply(fields)));
        return map;
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split(TAB, -1));
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Map<String, String> text, String key) {
        return text.getOrDefault(key, "")
                .lines()
                .filter(line -> !line.isEmpty())
                .toList();
    }
}
