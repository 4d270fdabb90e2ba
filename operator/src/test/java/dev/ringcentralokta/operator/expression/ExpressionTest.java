package dev.ringcentralokta.operator.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions come to. */
class ExpressionTest {

    private static final Map<String, Object> WINSTON = Map.of(
            "firstName", "Winston",
            "lastName", "Churchill",
            "email", "winston.churchill@gmail.com",
            "title", "",
            "groupCode", 123,
            "salary", 1_000_000L,
            "isContractor", false,
            "tabbed", "a \tb",
            "flag", "🏴");

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            textBlock =
                    """
            String.append("This is", " a test")                           -> This is a test
            String.join(",", "This", "is", "a", "test")                   -> This,is,a,test
            String.join("", "This", "is", "a", "test")                    -> Thisisatest
            String.len("This")                                            -> 4
            String.removeSpaces("This is a test")                         -> Thisisatest
            String.replace("This is a test", "is", "at")                  -> That at a test
            String.replaceFirst("This is a test", "is", "at")             -> That is a test
            String.stringContains("This is a test", "test")               -> true
            String.stringContains("This is a test", "doesn'tExist")       -> false
            String.stringSwitch("This is a test", "default", "key1", "value1") -> default
            String.stringSwitch("This is a test", "default", "test", "value1") -> value1
            String.stringSwitch("First match wins", "default", "absent", "value1", "wins", "value2", "match", "value3") -> value2
            String.stringSwitch("Substrings count", "default", "ring", "value1") -> value1
            String.substring("This is a test", 2, 9)                      -> is is a
            String.substringAfter("abc@okta.com", "@")                    -> okta.com
            String.substringBefore("abc@okta.com", "@")                   -> abc
            String.toUpperCase("This")                                    -> THIS
            String.toLowerCase("ThiS")                                    -> this
            substring("Alexander", 1, 4)                                  -> lex
            substringAfter('alex@okta.com', '@')                          -> okta.com
            Convert.toInt('1234')                                         -> 1234
            'Hello world'                                                 -> Hello world
            1234                                                          -> 1234
            true                                                          -> true
            user.groupCode == 123 ? 'Sales' : 'Other'                     -> Sales
            user.firstName + user.lastName                                -> WinstonChurchill
            user.firstName + "." + user.lastName                          -> Winston.Churchill
            substring(user.firstName, 0, 1) + substring(user.lastName, 0, 6) -> WChurch
            toLowerCase(substring( user.firstName, 0, 1)) + "." + toLowerCase(user.lastName) -> w.churchill
            toUpperCase(substringBefore( substringAfter(user.email, "@"), ".")) + "\\" + substringBefore( user.email, "@") -> GMAIL\\winston.churchill
            user.salary >= 1000000                                        -> true
            !user.isContractor                                            -> true
            user.salary > 1000000 AND !user.isContractor                  -> false
            user.firstName + " " + (String.len(user.middleInitial) == 0 ? "" : (String.substring(user.middleInitial, 0, 1) + ". ")) + user.lastName -> Winston Churchill
            String.substring(user.email, String.len(user.email)-9, String.len(user.email)) -> gmail.com
            (user.directNumber != null ? user.directNumber : "") + "#" + user.groupCode -> #123
            """)
    void oktasOwnExamplesComeToWhatOktaSays(String expression, String value) {
        assertThat(shown(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            textBlock =
                    """
            user.middleName                                  -> null
            NULL                                             -> null
            String.toUpperCase(user.middleName)              -> null
            String.toLowerCase(user.middleName)              -> null
            String.removeSpaces(null)                        -> null
            String.replace(null, "a", "b")                   -> null
            String.replaceFirst(null, "a", "b")              -> null
            String.substring(null, 0, 1)                     -> null
            String.substringAfter(null, "@")                 -> null
            String.substringBefore(null, "@")                -> null
            Convert.toInt(null)                              -> null
            String.len(null)                                 -> 0
            String.stringContains(null, "a")                 -> false
            String.startsWith(null, "a")                     -> false
            String.stringSwitch(null, "default", "a", "b")   -> default
            String.stringSwitch("a", null, "b", "c")         -> null
            user.middleName == null                          -> true
            user.middleName != ""                            -> true
            user.title == null or user.title == ""           -> true
            user.middleName == null ? "none" : user.middleName + "." -> none
            """)
    void nullIsTakenAsDocumented(String expression, String value) {
        assertThat(shown(expression)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "->",
            quoteCharacter = '`',
            textBlock =
                    """
            1 + 2 + "a"                                      -> 3a
            "a" + 1 + 2                                      -> a12
            5 - 2 - 1                                        -> 2
            "a" + true                                       -> atrue
            1 == "1"                                         -> false
            1 <= 1 && 1 >= 1 && "a" <= "a"                   -> true
            1 < 1 || 1 > 1 || 2 < 1 || 1 >= 2                -> false
            String.removeSpaces(user.tabbed)                 -> a\tb
            String.toLowerCase("TITLE")                      -> title
            String.replaceFirst("abc", "", "x")              -> abc
            "a" < "b"                                        -> true
            2 <= 1                                           -> false
            true || false && false                           -> true
            (true || false) && false                         -> false
            !false and !false                                -> true
            !(1 == 1)                                        -> false
            false ? 1 : true ? 2 : 3                         -> 2
            true ? false ? 1 : 2 : 3                         -> 2
            1 == 1 ? "a" + "b" : "c"                         -> ab
            'it''s'                                          -> it's
            "say ""so\"""                                     -> say "so"
            "it's"                                           -> it's
            "a\\"                                            -> a\\
            appuser.extensionNumber + appUser.extensionNumber + source.extensionNumber -> 101101101
            String.startsWith("Engineering", "Eng")          -> true
            String.substring("abc", 1, 99)                   -> bc
            `String.substring("abc", 3, 99)`                 -> ``
            `String.substring("abc", 2, 1)`                  -> ``
            `String.substringAfter("abc", "@")`              -> ``
            `String.substringBefore("abc", "@")`             -> ``
            String.replace("abc", "", "x")                   -> abc
            String.replace("a.c", ".", "$0")                 -> a$0c
            String.replaceFirst("a.c", "[a-z]", "x")         -> a.c
            String.len(user.flag + "a")                      -> 2
            String.substring(user.flag + "abc", 1, 2)        -> a
            String.toUpperCase("title")                      -> TITLE
            """)
    void everythingElseComesToWhatTheGuideSays(String expression, String value) {
        assertThat(shown(expression)).isEqualTo(value);
    }

    @Test
    void tellsNumbersAndTruthFromTexts() {
        assertThat(json("Convert.toInt(appuser.extensionNumber)")).contains(101L);
        assertThat(json("user.isContractor")).contains(false);
        assertThat(json("appuser.extensionNumber")).contains("101");
    }

    @Test
    void tellsWhatItReads() {
        assertThat(read("user.a + (user.b == null ? user.a : String.len(appUser.c))")
                        .references())
                .extracting(Reference::toString)
                .containsExactly("user.a", "user.b", "appuser.c");
    }

    @Test
    void looksOnlyAtWhatDecides() {
        assertThat(shown("user.middleName != null && user.middleName > 'a'")).isEqualTo("false");
        assertThat(shown("user.middleName == null || user.middleName > 'a'")).isEqualTo("true");
    }

    @Test
    void isAValue() {
        assertThat(read("user.a + 1")).isEqualTo(read("user.a + 1")).hasSameHashCodeAs(read("user.a + 1"));
        assertThat(read("user.a + 1")).isNotEqualTo(read("user.a + 2")).hasToString("user.a + 1");
    }

    @Test
    void doesNotShowWhatAPersonHas() {
        assertThat(List.of(
                        read("user.email").evaluate(ExpressionTest::attribute).toString(),
                        read("user.salary").evaluate(ExpressionTest::attribute).toString()))
                .noneMatch(shown -> shown.contains("winston") || shown.contains("1000000"));
    }

    private static String shown(String expression) {
        return json(expression).map(Object::toString).orElse("null");
    }

    private static Optional<Object> json(String expression) {
        return read(expression)
                .evaluate(ExpressionTest::attribute)
                .<Optional<Object>>either(Value::json, problem -> Optional.of("problem at " + problem));
    }

    private static Optional<Object> attribute(Reference reference) {
        return reference.scope() == Scope.User
                ? Optional.ofNullable(WINSTON.get(reference.attribute()))
                : Optional.of("101");
    }

    private static Expression read(String expression) {
        return Expression.parse(expression, EnumSet.allOf(Scope.class)).either(parsed -> parsed, problem -> {
            throw new AssertionError(expression + ": " + problem);
        });
    }
}
