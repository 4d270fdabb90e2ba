package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import okhttp3.HttpUrl;

/**
 * Which identifier of the simulated org stands for which one of the recorded org: object ids, key ids, external keys,
 * names that the org makes, cursors. Learned by laying answers of both side by side; a first pair stays.
 */
final class Identifiers {

    private final Map<String, String> simulated = new HashMap<>();
    private final Map<String, String> recorded = new HashMap<>();

    void add(String recordedId, String simulatedId) {
        if (simulated.putIfAbsent(recordedId, simulatedId) == null) {
            recorded.putIfAbsent(simulatedId, recordedId);
        }
    }

    boolean knows(String recordedId) {
        return simulated.containsKey(recordedId);
    }

    /** The text as the simulated org would write it; words that are not known stay. */
    String toSimulated(String text) {
        return Tokens.WORD
                .matcher(text)
                .replaceAll(word -> Matcher.quoteReplacement(simulated.getOrDefault(word.group(), word.group())));
    }

    /** Pairs what stands at the same place in two documents. */
    void learn(JsonNode recordedDocument, JsonNode simulatedDocument) {
        if (recordedDocument.isTextual() && simulatedDocument.isTextual()) {
            learn(recordedDocument.asText(), simulatedDocument.asText());
        } else if (recordedDocument.isArray() && simulatedDocument.isArray()) {
            new Pairing(this)
                    .pairs(recordedDocument, simulatedDocument)
                    .forEach(pair -> learn(pair.recorded(), pair.simulated()));
        } else {
            recordedDocument
                    .properties()
                    .forEach(member -> learn(member.getValue(), simulatedDocument.path(member.getKey())));
            learnKey(onlyIn(recordedDocument, simulatedDocument), onlyIn(simulatedDocument, recordedDocument));
        }
    }

    /** A key that the org makes: the only one on each side that the other does not have. */
    private void learnKey(List<String> recordedKeys, List<String> simulatedKeys) {
        if (recordedKeys.size() == 1
                && simulatedKeys.size() == 1
                && recordedKeys.get(0).matches("[\\w-]*\\d[\\w-]*")) {
            add(recordedKeys.get(0), simulatedKeys.get(0));
        }
    }

    private static List<String> onlyIn(JsonNode one, JsonNode other) {
        List<String> names = new ArrayList<>();
        one.fieldNames().forEachRemaining(names::add);
        names.removeIf(other::has);
        return names;
    }

    /** Pairs the cursors of two links to a next page. */
    void learnCursor(Answer recordedAnswer, Answer simulatedAnswer) {
        HttpUrl recordedNext = HttpUrl.parse(recordedAnswer.next());
        HttpUrl simulatedNext = HttpUrl.parse(simulatedAnswer.next());
        if (recordedNext != null && simulatedNext != null) {
            String cursor = recordedNext.queryParameter("after");
            String own = simulatedNext.queryParameter("after");
            if (cursor != null && own != null) {
                add(cursor, own);
            }
        }
    }

    private void learn(String recordedText, String simulatedText) {
        if (recordedText.startsWith("http") && simulatedText.startsWith("http")) {
            learnSteps(recordedText.split("/"), simulatedText.split("/"));
        } else if (Tokens.WORD.matcher(recordedText).matches()
                && !Tokens.constant(recordedText)
                && !recordedText.equals(simulatedText)) {
            add(recordedText, simulatedText);
        }
    }

    private void learnSteps(String[] recordedSteps, String[] simulatedSteps) {
        for (int i = 3; i < recordedSteps.length && recordedSteps.length == simulatedSteps.length; i++) {
            if (Tokens.madeByOkta(recordedSteps[i]) && !recordedSteps[i].equals(simulatedSteps[i])) {
                add(recordedSteps[i], simulatedSteps[i]);
            }
        }
    }
}
