package dev.ringcentralokta.operator.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The guide lists what there is, and its examples come to what it says. */
class ExpressionsPageTest {

    private static final Pattern FUNCTION = Pattern.compile("^\\| `([A-Za-z.]+)\\([^`]*\\)` \\|", Pattern.MULTILINE);
    private static final Pattern EXAMPLE = Pattern.compile("\\| `([^`]+)` is `([^`]+)`");
    private static final Pattern COMPLETE =
            Pattern.compile("^\\| (?:a|another) [^|`]+ \\| `([^`]+)` \\|", Pattern.MULTILINE);

    private String page = "";

    @BeforeEach
    void readPage() throws IOException {
        page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "expressions.md"));
    }

    @Test
    void listsEveryFunctionOnceAndNoOther() {
        assertThat(FUNCTION.matcher(page).results().map(row -> row.group(1)))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Function.values()).map(Function::toString).toList());
    }

    @Test
    void givesExamplesThatAreTrue() {
        List<MatchResult> examples = EXAMPLE.matcher(page).results().toList();

        assertThat(examples).hasSameSizeAs(Function.values()).allSatisfy(example -> assertThat(value(example.group(1)))
                .contains(example.group(2)));
    }

    @Test
    void givesExpressionsThatHaveAValue() {
        assertThat(COMPLETE.matcher(page).results().map(row -> value(row.group(1))))
                .containsExactly(
                        Optional.of("jdoe@acme.com"),
                        Optional.of("jane.doe@acme.okta.com"),
                        Optional.of("#101"),
                        Optional.of("Front Office"));
    }

    private static Optional<String> value(String expression) {
        return Expression.parse(expression, EnumSet.allOf(Scope.class))
                .value()
                .flatMap(parsed -> parsed.evaluate(ExpressionsPageTest::jane).value())
                .flatMap(Value::written);
    }

    private static Optional<Object> jane(Reference reference) {
        return switch (reference.attribute()) {
            case "firstName" -> Optional.of("Jane");
            case "lastName" -> Optional.of("Doe");
            case "email" -> Optional.of("jane.doe@acme.com");
            case "department" -> Optional.of("Sales EU");
            case "extensionNumber" -> Optional.of("101");
            default -> Optional.empty();
        };
    }
}
