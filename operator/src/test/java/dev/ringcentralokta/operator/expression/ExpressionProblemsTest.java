package dev.ringcentralokta.operator.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is refused, where, and with which advice. */
class ExpressionProblemsTest {

    private static final Set<Scope> SCOPES = Set.of(Scope.AppUser, Scope.Source);

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            textBlock =
                    """
            ``                                   -> 1  -> here is the end, and needed is a value
            `  `                                 -> 3  -> here is the end
            source.a +                           -> 11 -> here is the end, and needed is a value
            (source.a                            -> 10 -> the end of the parenthesis of column 1
            source.a)                            -> 9  -> here is ')', and needed is an operator
            source.a source.b                    -> 10 -> here is 'source', and needed is an operator
            source.a 'b'                         -> 10 -> here is a text
            "Sales                               -> 1  -> the text that starts here has no end: close it with "
            'it's'                               -> 6  -> the text that starts here has no end: close it with '
            source.a = 1                         -> 10 -> write == to compare
            source.a & true                      -> 10 -> write && or AND
            source.a <> 1                        -> 11 -> here is '>'
            1 < 2 < 3                            -> 7  -> join comparisons with AND or OR
            true ? 1                             -> 9  -> the value for when the condition is false
            source.a ?: 1                        -> 10 -> write (user.title != null ? user.title : "")
            source?.a                            -> 1  -> source is not known
            3.14                                 -> 1  -> this is no whole number
            12ab                                 -> 1  -> this is no whole number
            99999999999999999999                 -> 1  -> numbers end at 9223372036854775807
            2 * 3                                -> 3  -> '*' means nothing here
            {1, 2}                               -> 1  -> arrays are not supported
            ${source.login}                      -> 1  -> write the expression alone, such as source.login
            “a”                                  -> 1  -> this quotation mark starts no text
            Sales                                -> 1  -> quotation marks around a text
            email                                -> 1  -> write appuser or source and a dot before an attribute
            user.email                           -> 1  -> user is not known here: write appuser or source before the dot
            zendesk.email                        -> 1  -> those of other apps, the app and the org are not supported
            source.profile.email                 -> 1  -> an attribute has one dot
            source.                              -> 8  -> needed is a name
            source.email.toLowerCase()           -> 1  -> functions are written like String.toLowerCase(user.email)
            string.len(source.a)                 -> 1  -> write String.len
            len(source.a)                        -> 1  -> write String.len
            String.lenght(source.a)              -> 1  -> String.lenght is not known
            String.len()                         -> 1  -> String.len takes 1 argument, not 0
            String.append("a")                   -> 1  -> String.append takes 2 arguments, not 1
            String.join("a")                     -> 1  -> String.join takes at least 2 arguments, not 1
            String.stringSwitch("a", "b", "c")   -> 1  -> and then keys, each with its value
            String.stringSwitch("a","b","c","d","e") -> 1 -> and then keys, each with its value
            String.len("a"                       -> 15 -> a comma, or the end of the parenthesis of column 11
            "a" + isMemberOfGroupName("b")       -> 7  -> isMemberOfGroupName is not supported: an expression here sees the attributes of one person
            user.getLinkedObject("manager")      -> 1  -> decide by an attribute
            Time.now()                           -> 1  -> the same person has to give the same value at any time
            Arrays.isEmpty(source.a)             -> 1  -> no arrays
            Convert.toNum("1")                   -> 1  -> there is Convert.toInt only
            Convert.toInt(source.a) == 1 ? 1 : 2 -> 1  -> Okta knows no Convert in conditions
            """)
    void refusesWhatItCannotRead(String expression, int column, String message) {
        assertThat(reading(expression)).hasValueSatisfying(problem -> {
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.message()).contains(message);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            textBlock =
                    """
            "a" + source.none                    -> 5  -> one side of + is null
            String.append(source.none, "a")      -> 15 -> String.append needs a text here, and this is null
            String.join(",", "a", source.none)   -> 23 -> String.join needs a text here
            String.replace("a", null, "b")       -> 21 -> String.replace needs a text here
            source.text ? 1 : 2                  -> 1  -> this has to be true or false, and is a text
            !source.none                         -> 2  -> this has to be true or false, and is null
            true && 1                            -> 9  -> this has to be true or false, and is a number
            source.none < 1                      -> 13 -> < is between null and a number: it takes two numbers or two texts; ask for != null before
            "1" < 2                              -> 5  -> < is between a text and a number
            "b" - "a"                            -> 5  -> is between a text and a text: it takes two numbers
            9223372036854775807 + 1              -> 21 -> the number is too large
            0 - 9223372036854775807 - 2          -> 25 -> the number is too large
            String.substring("a", "0", 1)        -> 23 -> needs a number here, 0 or more, and this is a text
            String.substring("a", 0 - 1, 1)      -> 25 -> needs a number here, 0 or more, and this is a number
            Convert.toInt(source.text)           -> 15 -> Convert.toInt needs digits here
            source.list                          -> 1  -> source.list is neither a text nor a whole number
            source.long                          -> 1  -> more than 4096 characters
            """)
    void tellsWhyItHasNoValueForSomebody(String expression, int column, String message) {
        assertThat(evaluating(expression)).hasValueSatisfying(problem -> {
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.message()).contains(message).doesNotContain("personal");
        });
    }

    @Test
    void boundsItsLength() {
        String longest = "'" + "a".repeat(Expression.MAX_LENGTH - 2) + "'";

        assertThat(reading(longest)).isEmpty();
        assertThat(reading(longest + " ")).map(Problem::toString).hasValueSatisfying(problem -> assertThat(problem)
                .isEqualTo("column 1025: an expression ends at 1024 characters: write it shorter"));
    }

    @Test
    void boundsItsDepth() {
        assertThat(reading("(".repeat(32) + "1" + ")".repeat(32))).isEmpty();
        assertThat(List.of("(".repeat(500), "!".repeat(500), "true ? ".repeat(140), "String.len(".repeat(90)))
                .allSatisfy(
                        deep -> assertThat(reading(deep)).hasValueSatisfying(problem -> assertThat(problem.message())
                                .contains("nested more than 32 deep")));
        assertThat(evaluating("1+".repeat(500) + "1")).isEmpty();
        assertThat(evaluating("(1)+".repeat(200) + "1")).as("beside each other").isEmpty();
    }

    @Test
    void boundsItsOutput() {
        // Given a function in itself, each time making its text a hundred times as long
        String hundred = "'" + "a".repeat(100) + "'";
        String growing = "String.replace(".repeat(5) + "'a'" + (",'a'," + hundred + ")").repeat(5);

        assertThat(evaluating(growing))
                .hasValueSatisfying(problem -> assertThat(problem.message()).contains("more than 4096 characters"));
    }

    private static Optional<Problem> reading(String expression) {
        return Expression.parse(expression, SCOPES).problem();
    }

    private static Optional<Problem> evaluating(String expression) {
        Expression parsed = Expression.parse(expression, SCOPES).value().orElseThrow();
        return parsed.evaluate(ExpressionProblemsTest::attribute).problem();
    }

    private static Optional<Object> attribute(Reference reference) {
        return switch (reference.attribute()) {
            case "text" -> Optional.of("personal");
            case "list" -> Optional.of(List.of("personal"));
            case "long" -> Optional.of("personal".repeat(1000));
            default -> Optional.empty();
        };
    }
}
