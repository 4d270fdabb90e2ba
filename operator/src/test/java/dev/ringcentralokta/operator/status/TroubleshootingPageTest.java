package dev.ringcentralokta.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever is on call finds every reason and every condition explained. */
class TroubleshootingPageTest {

    private static final String REASONS = "## Reasons";
    private static final Pattern ROW = Pattern.compile("^\\| `(\\w+)` \\|", Pattern.MULTILINE);

    private String page = "";

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "troubleshooting.md"));
        assertThat(page).contains(REASONS);
    }

    @Test
    void explainsEveryReasonOnceAndNoOther() {
        List<String> reasons = Stream.of(Reason.values()).map(Enum::name).toList();

        List<String> explained = rows(page.substring(page.indexOf(REASONS)));

        assertThat(explained).containsExactlyInAnyOrderElementsOf(reasons);
    }

    @Test
    void explainsEveryConditionTypeOnceAndNoOther() {
        List<String> types = Stream.of(ConditionType.values()).map(Enum::name).toList();

        List<String> explained = rows(page.substring(0, page.indexOf(REASONS)));

        assertThat(explained).containsExactlyInAnyOrderElementsOf(types);
    }

    private static List<String> rows(String text) {
        return ROW.matcher(text).results().map(row -> row.group(1)).toList();
    }
}
