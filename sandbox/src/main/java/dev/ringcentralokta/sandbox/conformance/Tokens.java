package dev.ringcentralokta.sandbox.conformance;

import java.util.regex.Pattern;

/** What the form of a text tells of its meaning. */
final class Tokens {

    /** A word in which an identifier may stand: no blanks, no punctuation. */
    static final Pattern WORD = Pattern.compile("[\\w-]{8,}");

    private static final Pattern ENUM = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*");
    private static final Pattern OKTA_ID = Pattern.compile("(?=.*\\d)[0-9A-Za-z]{18,21}");
    private static final Pattern HASH = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z])[\\w-]{32,}");

    private Tokens() {}

    /** A constant of an enumeration, such as {@code SAML_2_0}. */
    static boolean constant(String text) {
        return text.length() <= 40 && ENUM.matcher(text).matches();
    }

    static boolean time(String text) {
        return TIME.matcher(text).matches();
    }

    /** An identifier, key identifier or hash: nothing that a client chose. */
    static boolean madeByOkta(String text) {
        return OKTA_ID.matcher(text).matches() || HASH.matcher(text).matches();
    }
}
