package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.Memory;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import dev.ringcentralokta.operator.importing.Memory.Linked;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is remembered of people as the text of a ConfigMap: a line each, with tabs, in the order of their ids. */
final class ImportedText {

    private static final String TAB = "\t";
    private static final int FIELDS = 5;

    private enum Kind {
        Linked,
        Held,
        Creating
    }

    private ImportedText() {}

    static String write(Map<String, Imported> people) {
        return new TreeMap<>(people)
                .entrySet().stream()
                        .map(entry -> line(entry.getKey(), entry.getValue()))
                        .collect(Collectors.joining("\n"));
    }

    /** The people that a text stands for; empty where somebody has edited it beyond recognition. */
    static Optional<Map<String, Imported>> read(String text) {
        try {
            Map<String, Imported> people = new TreeMap<>();
            text.lines()
                    .map(line -> Arrays.asList(line.split(TAB, -1)))
                    .forEach(fields -> people.put(fields.get(0), imported(fields)));
            return Optional.of(people);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String line(String personId, Imported imported) {
        Kind kind = Kind.Creating;
        String value = "";
        if (imported.memory() instanceof Linked linked) {
            kind = linked.held() ? Kind.Held : Kind.Linked;
            value = linked.oktaUserId();
        } else if (imported.memory() instanceof Creating creating) {
            value = creating.login();
        }
        return String.join(
                TAB,
                personId,
                kind.name(),
                value,
                imported.traits().email(),
                imported.traits().name());
    }

    private static Imported imported(List<String> fields) {
        if (fields.size() != FIELDS || fields.get(2).isEmpty()) {
            throw new IllegalArgumentException("not written by the operator");
        }
        String value = fields.get(2);
        Memory memory =
                switch (Kind.valueOf(fields.get(1))) {
                    case Linked -> new Linked(value, false);
                    case Held -> new Linked(value, true);
                    case Creating -> new Creating(value);
                };
        return new Imported(memory, new Traits(fields.get(3), fields.get(4)));
    }
}
