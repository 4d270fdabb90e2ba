package dev.ringcentralokta.operator.install;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What queries to Prometheus name, and what {@code docs/configuration.md} says that the operator exports. */
final class Queries {

    private static final Pattern ROW =
            Pattern.compile("^\\| `([a-z_]+)` \\| (counter|gauge|timer) \\|", Pattern.MULTILINE);
    private static final List<String> OF_A_TIMER = List.of("_count", "_sum", "_bucket", "_max");
    /** Values and names of labels, which look like metrics. */
    private static final Pattern LABELS = Pattern.compile("(by|on|without) ?\\([^)]*\\)|\\{[^}]*}|\"[^\"]*\"");
    /** A metric's name has an underscore; a function's, too, perhaps, and an opening parenthesis behind it. */
    private static final Pattern METRIC = Pattern.compile("(?<![$\\w])[a-z]+(?:_[a-z]+)+\\b(?! ?\\()");

    private Queries() {}

    static Set<String> metrics(String query) {
        return METRIC.matcher(LABELS.matcher(query).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Held against the running operator by {@code MetricsPageTest}. */
    static Set<String> exported() {
        return ROW.matcher(InstallFiles.text(InstallFiles.ROOT.resolve("docs/configuration.md")))
                .results()
                .flatMap(row -> row.group(2).equals("timer")
                        ? OF_A_TIMER.stream().map(part -> row.group(1) + part)
                        : Stream.of(row.group(1)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
