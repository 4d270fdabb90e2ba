package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.Decision;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person says about somebody, as it is written: {@code link 00u…}, {@code create} or {@code ignore}. */
final class DecisionText {

    static final String SYNTAX = "'link <id of the user in Okta>', 'create' or 'ignore'";

    private static final Pattern LINK = Pattern.compile("(?i)link\\s+(\\w+)");

    private DecisionText() {}

    /** Empty where it is none of these. */
    static Optional<Decision> read(String text) {
        String word = text.strip();
        Matcher link = LINK.matcher(word);
        if (link.matches()) {
            return Optional.of(new Decision.LinkTo(link.group(1)));
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "create" -> Optional.of(new Decision.Create());
            case "ignore" -> Optional.of(new Decision.Ignore());
            default -> Optional.empty();
        };
    }
}
