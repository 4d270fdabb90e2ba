package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built-in user name templates (okta-api.md §2.3); a custom expression is answered with the login. */
final class UserNames {

    private static final Pattern ATTRIBUTE = Pattern.compile("\\$\\{source\\.(\\w+)}");
    private static final Pattern PREFIX = Pattern.compile("\\$\\{fn:substringBefore\\(source\\.(\\w+), *\"(.+)\"\\)}");

    private UserNames() {}

    static String of(JsonNode template, User user) {
        String expression = template.path("template").asText();
        return name(expression, user) + template.path("userSuffix").asText("");
    }

    private static String name(String expression, User user) {
        Matcher attribute = ATTRIBUTE.matcher(expression);
        if (attribute.matches()) {
            return user.profile().path(attribute.group(1)).asText(user.login());
        }
        Matcher prefix = PREFIX.matcher(expression);
        if (prefix.matches()) {
            String value = user.profile().path(prefix.group(1)).asText(user.login());
            int end = value.indexOf(prefix.group(2));
            return end < 0 ? value : value.substring(0, end);
        }
        return user.login();
    }
}
