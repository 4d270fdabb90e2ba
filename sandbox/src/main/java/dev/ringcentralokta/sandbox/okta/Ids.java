package dev.ringcentralokta.sandbox.okta;

import java.util.Locale;

/**
 * Makes identifiers of Okta's form: 20 characters, the first three naming the kind. Later ones sort after earlier
 * ones, so that a page can go on behind the last identifier of the page before.
 */
final class Ids {

    private long next = 1;

    String make(String kind) {
        String number = Long.toString(next++, 36).toLowerCase(Locale.ROOT);
        return kind + "sim" + "0".repeat(11 - number.length()) + number + "1d7";
    }
}
