package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.provisioning.Stored.Leave;
import dev.ringcentralokta.operator.provisioning.Stored.Origin;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is remembered of people as the text of a ConfigMap: a line each, with tabs, in the order of their ids. */
final class StoredText {

    private static final String TAB = "\t";

    private StoredText() {}

    static String write(Map<String, Stored> people) {
        return new TreeMap<>(people)
                .entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    /** The people that a text stands for; empty where somebody has edited it beyond recognition. */
    static Optional<Map<String, Stored>> read(String text) {
        try {
            Map<String, Stored> people = new TreeMap<>();
            text.lines()
                    .map(line -> Arrays.asList(line.split(TAB, -1)))
                    .forEach(fields -> people.put(fields.get(0), stored(fields)));
            return Optional.of(people);
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static String line(String userId, Stored stored) {
        return String.join(
                TAB,
                userId,
                stored.accountId().orElse(""),
                stored.mark(),
                stored.origin().name(),
                stored.digest(),
                text(stored.disabledSince()),
                text(stored.leftSince()),
                text(stored.deletedAt()));
    }

    private static Stored stored(List<String> fields) {
        return new Stored(
                filled(fields.get(1)),
                fields.get(2),
                Origin.valueOf(fields.get(3)),
                fields.get(4),
                new Leave(time(fields, 5), time(fields, 6), time(fields, 7)));
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    /** Older operators wrote fewer fields. */
    private static Optional<Instant> time(List<String> fields, int field) {
        return field < fields.size() ? filled(fields.get(field)).map(Instant::parse) : Optional.empty();
    }

    private static Optional<String> filled(String field) {
        return Optional.of(field).filter(text -> !text.isEmpty());
    }
}
