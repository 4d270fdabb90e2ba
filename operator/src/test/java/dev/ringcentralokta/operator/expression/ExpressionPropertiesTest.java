package dev.ringcentralokta.operator.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** The laws of expressions: whatever is written, there is an answer; always the same, soon, and not too long. */
class ExpressionPropertiesTest {

    private static final Set<Scope> SCOPES = EnumSet.allOf(Scope.class);

    @Property(tries = 2000)
    void whateverIsWrittenHasAnAnswer(@ForAll("written") String text) {
        Outcome<Expression> parsed = Expression.parse(text, SCOPES);

        parsed.problem().ifPresent(problem -> assertThat(problem.column()).isBetween(1, text.length() + 1));
        parsed.value().ifPresent(expression -> assertThat(expression.evaluate(ExpressionPropertiesTest::attribute))
                .isNotNull());
    }

    @Property(tries = 1000)
    void whatIsWellFormedIsRead(@ForAll("wellFormed") String text) {
        assertThat(Expression.parse(text, SCOPES).problem().map(Problem::message))
                .as(text)
                .matches(problem -> problem.isEmpty()
                        || problem.get().contains("deep")
                        || problem.get().contains("characters")
                        || problem.get().contains("Convert"));
    }

    @Property(tries = 1000)
    void theSamePersonAlwaysGivesTheSame(@ForAll("wellFormed") String text) {
        Optional<Expression> expression = Expression.parse(text, SCOPES).value();
        Optional<Expression> again = Expression.parse(text, SCOPES).value();

        assertThat(again).isEqualTo(expression);
        assertThat(again.map(parsed -> parsed.evaluate(ExpressionPropertiesTest::attribute)))
                .isEqualTo(expression.map(parsed -> parsed.evaluate(ExpressionPropertiesTest::attribute)));
    }

    @Property(tries = 1000)
    void readsNothingButItsReferences(@ForAll("wellFormed") String text) {
        Expression.parse(text, SCOPES)
                .value()
                .ifPresent(expression -> expression.evaluate(reference -> {
                    assertThat(expression.references()).contains(reference);
                    return attribute(reference);
                }));
    }

    @Property(tries = 1000)
    void noTextIsTooLong(@ForAll("wellFormed") String text) {
        Expression.parse(text, SCOPES)
                .value()
                .flatMap(expression ->
                        expression.evaluate(ExpressionPropertiesTest::attribute).value())
                .flatMap(Value::written)
                .ifPresent(value -> assertThat(value).hasSizeLessThanOrEqualTo(Expression.MAX_TEXT));
    }

    @Test
    void theWorstIsSoonDone() {
        // Given texts of the greatest length that are as laborious to search as can be, and as many searches as fit in
        String text = "a".repeat(Expression.MAX_TEXT);
        String sought = "a".repeat(Expression.MAX_TEXT / 2 - 1) + "b";
        String start = "String.stringSwitch(user.a,1";
        String expression = start + ",user.b,1".repeat((Expression.MAX_LENGTH - start.length() - 1) / 9) + ")";

        // When it is worked out, then it takes no time to speak of
        Expression parsed = Expression.parse(expression, SCOPES).value().orElseThrow();
        Assertions.assertTimeout(
                Duration.ofSeconds(5),
                () -> parsed.evaluate(
                        reference -> Optional.of(reference.attribute().equals("a") ? text : sought)));
    }

    /** Anything at all, and words of the language in any order. */
    @Provide
    Arbitrary<String> written() {
        Arbitrary<String> words = Arbitraries.of(
                        "user.a",
                        "appuser.",
                        "source",
                        "'",
                        "\"",
                        "\\",
                        "(",
                        ")",
                        ",",
                        "+",
                        "-",
                        "?",
                        ":",
                        "==",
                        "!=",
                        "<",
                        "&&",
                        "||",
                        "!",
                        " AND ",
                        " or ",
                        "null",
                        "true",
                        "1",
                        "99999999999",
                        "String.len(",
                        "substring(",
                        "String.join(",
                        "isMemberOfGroup(",
                        "{",
                        "$",
                        "😀",
                        ".",
                        "\n")
                .list()
                .ofMaxSize(60)
                .map(list -> String.join("", list));
        return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(1100), words);
    }

    /** Expressions by the grammar, whatever they come to. */
    @Provide
    Arbitrary<String> wellFormed() {
        Arbitrary<String> leaves = Arbitraries.of(
                "user.text",
                "appuser.none",
                "source.number",
                "user.truth",
                "user.list",
                "'x'",
                "\"\"",
                "7",
                "true",
                "null");
        return Arbitraries.recursive(() -> leaves, ExpressionPropertiesTest::made, 0, 4);
    }

    private static Arbitrary<String> made(Arbitrary<String> part) {
        Arbitrary<String> shapes = Arbitraries.of(
                "(%s + %s + %s)",
                "(%s == %s ? %s : null)",
                "(%s < %s OR !%s)",
                "(%s && %s || %s)",
                "(%s - %s - %s)",
                "String.join(%s, %s, %s)",
                "String.replace(%s, %s, %s)",
                "String.replaceFirst(%s, %s, %s)",
                "String.substring(%s, %s, %s)",
                "String.stringSwitch(%s, %s, 'x', %s)",
                "(String.stringContains(%s, %s) ? 1 : %s)",
                "String.append(String.substringBefore(%s, %s), %s)",
                "String.substringAfter(%s, String.toUpperCase(%s)) + String.len(%s)",
                "(%s != Convert.toInt(%s) ? 1 : %s)");
        return Combinators.combine(shapes, part, part, part).as(String::format);
    }

    private static Optional<Object> attribute(Reference reference) {
        return switch (reference.attribute()) {
            case "text" -> Optional.of("xyz".repeat(1000));
            case "number" -> Optional.of(3);
            case "truth" -> Optional.of(true);
            case "list" -> Optional.of(Set.of());
            default -> Optional.empty();
        };
    }
}
