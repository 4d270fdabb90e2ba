package dev.ringcentralokta.sandbox.ringcentral;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** "Only support 'userName' or 'email' filter expressions for now"; of the operators, {@code eq} is seen in use. */
final class ScimFilter {

    private static final Pattern EXPRESSION =
            Pattern.compile("\\s*(?:userName|email)\\s+eq\\s+\"([^\"]*)\"\\s*", Pattern.CASE_INSENSITIVE);

    private ScimFilter() {}

    static Predicate<Extension> parse(String filter) {
        if (filter.isBlank()) {
            return user -> true;
        }
        Matcher expression = EXPRESSION.matcher(filter);
        if (!expression.matches()) {
            throw Refusal.scim("invalidFilter", "Only support 'userName' or 'email' filter expressions for now");
        }
        String email = expression.group(1);
        return user -> user.hasEmail(email);
    }
}
