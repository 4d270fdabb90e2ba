package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Text;
import dev.ringcentralokta.operator.expression.Value.Truth;
import dev.ringcentralokta.operator.expression.Value.Whole;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What the functions do. They search for the very characters that they are given; nothing is a pattern. Where the text to
 * change is null, so is the result; a question about null is answered as for a text without anything in it; any other null
 * is a problem. Places are counted in code points, so that no character is cut in half.
 */
final class TextFunctions {

    private TextFunctions() {}

    /** Calls the function. */
    static Value apply(Arguments arguments) {
        return switch (arguments.function()) {
            case Append -> append(arguments);
            case Join -> join(arguments);
            case Len -> len(arguments);
            case RemoveSpaces -> removeSpaces(arguments);
            case Replace -> replace(arguments);
            case ReplaceFirst -> replaceFirst(arguments);
            case StartsWith -> startsWith(arguments);
            case StringContains -> stringContains(arguments);
            case StringSwitch -> stringSwitch(arguments);
            case Substring -> substring(arguments);
            case SubstringAfter -> substringAfter(arguments);
            case SubstringBefore -> substringBefore(arguments);
            case ToLowerCase -> toLowerCase(arguments);
            case ToUpperCase -> toUpperCase(arguments);
            case ToInt -> toInt(arguments);
        };
    }

    private static Value append(Arguments arguments) {
        return new Text(arguments.text(0) + arguments.text(1));
    }

    private static Value join(Arguments arguments) {
        List<String> texts =
                IntStream.range(1, arguments.size()).mapToObj(arguments::text).toList();
        return new Text(String.join(arguments.text(0), texts));
    }

    private static Value len(Arguments arguments) {
        return new Whole(arguments.isNull(0) ? 0 : length(arguments.text(0)));
    }

    private static Value removeSpaces(Arguments arguments) {
        return changed(arguments, text -> text.replace(" ", ""));
    }

    private static Value replace(Arguments arguments) {
        String match = arguments.text(1);
        String replacement = arguments.text(2);
        return changed(arguments, text -> match.isEmpty() ? text : text.replace(match, replacement));
    }

    private static Value replaceFirst(Arguments arguments) {
        String match = arguments.text(1);
        String replacement = arguments.text(2);
        return changed(arguments, text -> {
            int at = match.isEmpty() ? -1 : text.indexOf(match);
            return at < 0 ? text : text.substring(0, at) + replacement + text.substring(at + match.length());
        });
    }

    private static Value startsWith(Arguments arguments) {
        return new Truth(asked(arguments, 0).startsWith(arguments.text(1)));
    }

    private static Value stringContains(Arguments arguments) {
        return new Truth(asked(arguments, 0).contains(arguments.text(1)));
    }

    /** The value of the first key that is anywhere in the text; the default where none is. */
    private static Value stringSwitch(Arguments arguments) {
        String text = asked(arguments, 0);
        return IntStream.iterate(2, key -> key < arguments.size(), key -> key + 2)
                .filter(key -> text.contains(arguments.text(key)))
                .mapToObj(key -> arguments.get(key + 1))
                .findFirst()
                .orElseGet(() -> arguments.get(1));
    }

    /** What is beyond the end is not there, and no problem. */
    private static Value substring(Arguments arguments) {
        int start = arguments.place(1);
        int end = arguments.place(2);
        return changed(arguments, text -> {
            int last = Math.min(end, length(text));
            return start >= last
                    ? ""
                    : text.substring(text.offsetByCodePoints(0, start), text.offsetByCodePoints(0, last));
        });
    }

    private static Value substringAfter(Arguments arguments) {
        String sought = arguments.text(1);
        return changed(arguments, text -> {
            int at = text.indexOf(sought);
            return at < 0 ? "" : text.substring(at + sought.length());
        });
    }

    private static Value substringBefore(Arguments arguments) {
        String sought = arguments.text(1);
        return changed(arguments, text -> text.substring(0, Math.max(0, text.indexOf(sought))));
    }

    private static Value toLowerCase(Arguments arguments) {
        return changed(arguments, text -> text.toLowerCase(Locale.ROOT));
    }

    private static Value toUpperCase(Arguments arguments) {
        return changed(arguments, text -> text.toUpperCase(Locale.ROOT));
    }

    private static Value toInt(Arguments arguments) {
        return arguments.isNull(0) ? arguments.get(0) : new Whole(arguments.digits(0));
    }

    private static Value changed(Arguments arguments, UnaryOperator<String> change) {
        return arguments.isNull(0) ? arguments.get(0) : new Text(change.apply(arguments.text(0)));
    }

    private static String asked(Arguments arguments, int index) {
        return arguments.isNull(index) ? "" : arguments.text(index);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
