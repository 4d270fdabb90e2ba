package dev.ringcentralokta.sandbox.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an org answered.
 *
 * @param links the values of the Link headers
 */
record Answer(int status, List<String> links, String body) {

    private static final Pattern LINK = Pattern.compile("<([^>]*)>\\s*;\\s*rel=\"([^\"]+)\"");

    Answer {
        links = List.copyOf(links);
    }

    boolean successful() {
        return status / 100 == 2;
    }

    /** The body as a tree, XML too; missing where there is no body, or one that is neither. */
    JsonNode document() {
        String text = body.strip();
        if (text.startsWith("<?xml")) {
            return XmlTree.parse(text);
        }
        return text.startsWith("{") || text.startsWith("[") ? Json.parse(text) : MissingNode.getInstance();
    }

    /** The relations that the Link headers name. */
    Set<String> relations() {
        Set<String> relations = new TreeSet<>();
        links.forEach(link -> {
            Matcher matcher = LINK.matcher(link);
            while (matcher.find()) {
                relations.add(matcher.group(2));
            }
        });
        return relations;
    }

    /** The address of the relation {@code next}; empty without. */
    String next() {
        for (String link : links) {
            Matcher matcher = LINK.matcher(link);
            while (matcher.find()) {
                if (matcher.group(2).equals("next")) {
                    return matcher.group(1);
                }
            }
        }
        return "";
    }
}
