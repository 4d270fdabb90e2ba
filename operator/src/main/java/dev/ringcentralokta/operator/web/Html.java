package dev.ringcentralokta.operator.web;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.stream.Collectors;

/** A piece of HTML. Every value that is put into one is escaped, unless it is a piece of HTML itself. */
final class Html {

    /** Nothing. */
    static final Html NONE = new Html("");

    private static final String PLACE = "{}";

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    /** The template with the values at its places, which are written {@code {}}. */
    static Html of(String template, Object... values) {
        StringBuilder markup = new StringBuilder();
        Iterator<Object> rest = Arrays.asList(values).iterator();
        int done = 0;
        for (int place = template.indexOf(PLACE); place >= 0; place = template.indexOf(PLACE, done)) {
            markup.append(template, done, place).append(markup(rest.next()));
            done = place + PLACE.length();
        }
        if (rest.hasNext()) {
            throw new IllegalArgumentException("More values than places in: " + template);
        }
        return new Html(markup.append(template.substring(done)).toString());
    }

    /** One piece after the other. */
    static Html all(Collection<Html> pieces) {
        return new Html(pieces.stream().map(Html::toString).collect(Collectors.joining()));
    }

    /** The markup. */
    @Override
    public String toString() {
        return markup;
    }

    private static String markup(Object value) {
        return value instanceof Html html ? html.markup : escape(value.toString());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
