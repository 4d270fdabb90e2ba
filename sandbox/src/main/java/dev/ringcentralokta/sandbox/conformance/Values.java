package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which values a recording determines: flags, numbers, constants such as {@code ACTIVE}, what its own requests sent, and
 * the texts of errors. Times, addresses and what else the org made up are compared by type only; so are numbers in the
 * answer to a request that changes something and does not name them, such as a priority that Okta chose.
 */
final class Values {

    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|token|private|hash|salt).*");
    private static final Pattern ERROR_TEXT = Pattern.compile("(/errorCauses/\\d+)?/errorSummary");
    private static final Pattern NUMBERED = Pattern.compile("[\\w-]*\\d[\\w-]*");

    private final Set<String> sent = new HashSet<>();

    /** Remembers the texts of a request. */
    void sent(Interaction interaction) {
        Json.walk(interaction.sent(), node -> {
            if (node.isTextual()) {
                sent.add(node.asText());
            }
        });
    }

    boolean differ(
            Interaction interaction, String pointer, JsonNode recorded, JsonNode simulated, Identifiers identifiers) {
        if (recorded.isNumber()) {
            boolean named = interaction.reads() || interaction.names(pointer);
            return named && recorded.decimalValue().compareTo(simulated.decimalValue()) != 0;
        }
        String expected = identifiers.toSimulated(recorded.asText());
        if (ERROR_TEXT.matcher(pointer).matches()) {
            return !NUMBERED.matcher(expected)
                    .replaceAll("*")
                    .equals(NUMBERED.matcher(simulated.asText()).replaceAll("*"));
        }
        return determined(recorded) && !expected.equals(simulated.asText());
    }

    /** The value as it may be printed. */
    String shown(String pointer, JsonNode value) {
        return SECRET.matcher(pointer).matches() && value.isTextual() ? "(hidden)" : value.toString();
    }

    private boolean determined(JsonNode recorded) {
        String text = recorded.asText();
        boolean madeUp = Tokens.time(text) || text.startsWith("http") || Tokens.madeByOkta(text);
        return !recorded.isTextual() || (sent.contains(text) && !madeUp) || Tokens.constant(text);
    }
}
