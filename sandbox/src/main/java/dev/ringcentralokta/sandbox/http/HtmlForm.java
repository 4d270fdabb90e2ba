package dev.ringcentralokta.sandbox.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One form of a plain page: where it is sent, and what it holds. */
final class HtmlForm {

    private static final Pattern FORM = element("form");
    private static final Pattern BUTTON = element("button");
    private static final Pattern LINK = element("a");
    private static final Pattern SELECT = element("select");
    private static final Pattern OPTION = element("option");
    private static final Pattern INPUT = Pattern.compile("<input\\b([^>]*)>()");
    private static final Pattern UNSEEN = Pattern.compile("(?s)<head>.*</head>|<[^>]+>");

    private final String action;
    private final String content;

    private HtmlForm(String action, String content) {
        this.action = action;
        this.content = content;
    }

    /** The form on the page that has this button. */
    static HtmlForm with(String html, String button) {
        return FORM.matcher(html)
                .results()
                .filter(form -> named(BUTTON, form.group(2), button).isPresent())
                .findFirst()
                .map(form -> new HtmlForm(attribute(form.group(1), "action").orElse(""), form.group(2)))
                .orElseThrow(() -> missing("button", button, html));
    }

    /** Where a link leads. */
    static String link(String html, String text) {
        return named(LINK, html, text)
                .flatMap(link -> attribute(link.group(1), "href"))
                .orElseThrow(() -> missing("link", text, html));
    }

    /** What a person reads. */
    static String text(String html) {
        return plain(UNSEEN.matcher(html).replaceAll(" "))
                .replaceAll("\\s+", " ")
                .strip();
    }

    String action() {
        return action;
    }

    /** What the form sends as it is, if this button is pressed. */
    Map<String, String> values(String button) {
        Map<String, String> values = new LinkedHashMap<>();
        INPUT.matcher(content)
                .results()
                .map(MatchResult::group)
                .filter(input -> !input.contains("type=\"checkbox\"") || input.matches("(?s).*\\schecked\\b.*"))
                .forEach(input -> put(values, input, input.contains("checkbox") ? "on" : ""));
        SELECT.matcher(content).results().forEach(select -> attribute(select.group(1), "name")
                .ifPresent(name -> values.put(name, selected(select.group(2)))));
        named(BUTTON, content, button).ifPresent(pressed -> put(values, pressed.group(1), ""));
        return values;
    }

    private static void put(Map<String, String> values, String attributes, String otherwise) {
        attribute(attributes, "name")
                .ifPresent(
                        name -> values.put(name, attribute(attributes, "value").orElse(otherwise)));
    }

    private static String selected(String options) {
        return OPTION.matcher(options)
                .results()
                .filter(option -> option.group(1).contains("selected"))
                .findFirst()
                .flatMap(option -> attribute(option.group(1), "value"))
                .orElse("");
    }

    private static Optional<MatchResult> named(Pattern element, String html, String text) {
        return element.matcher(html)
                .results()
                .filter(match -> text(match.group(2)).equals(text))
                .findFirst();
    }

    private static Optional<String> attribute(String attributes, String name) {
        return Pattern.compile("\\b" + name + "=\"([^\"]*)\"")
                .matcher(attributes)
                .results()
                .findFirst()
                .map(match -> plain(match.group(1)));
    }

    private static String plain(String escaped) {
        return escaped.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }

    private static IllegalStateException missing(String kind, String name, String html) {
        return new IllegalStateException("The page has no " + kind + " '" + name + "': " + text(html));
    }

    private static Pattern element(String name) {
        return Pattern.compile("(?s)<" + name + "\\b([^>]*)>(.*?)</" + name + ">");
    }
}
