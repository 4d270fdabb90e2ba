package dev.ringcentralokta.operator.settings;

import java.util.List;
import java.util.stream.Collectors;

/** The first few of many, for a message: a status is no list of people. */
final class Excerpt {

    private static final int NAMED = 5;

    private Excerpt() {}

    static String of(List<String> all) {
        String first = all.stream().limit(NAMED).collect(Collectors.joining("; "));
        return all.size() > NAMED ? first + "; and " + (all.size() - NAMED) + " more" : first;
    }
}
