package dev.ringcentralokta.operator.cli.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of objects for people and groups. A name depends on nothing but whom it stands for: if it changed when somebody else
 * comes along, the old object would be deleted, and with it the person's account. Where a login or a group's name cannot be
 * told from others once it is a name, it ends with a digest of Okta's id.
 */
final class ObjectNames {

    /** Short enough to be the value of a label, too. */
    private static final int LONGEST = 63;

    private static final int DIGEST = 10;

    private static final String AT = "-at-";

    private static final Pattern PART = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

    private ObjectNames() {}

    /** For a person, whose login Okta compares without regard to case. */
    static String person(String id, String login) {
        String plain = login.toLowerCase(Locale.ROOT).replace("@", AT);
        boolean unique = login.indexOf('@') == login.lastIndexOf('@')
                && !login.toLowerCase(Locale.ROOT).contains(AT);
        return name("user-", plain, id, unique);
    }

    /** For a group; another one may have a name that differs only in case, so that only small letters are unique. */
    static String group(String id, String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return name("group-", plain, id, plain.equals(name));
    }

    private static String name(String prefix, String plain, String id, boolean unique) {
        String whole = prefix + plain;
        return unique && whole.length() <= LONGEST && isName(plain)
                ? whole
                : prefix + shortened(prefix, plain) + digest(id);
    }

    private static boolean isName(String text) {
        for (String part : text.split("\\.", -1)) {
            if (!PART.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    private static String shortened(String prefix, String plain) {
        String letters = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^-+", "");
        int room = LONGEST - prefix.length() - DIGEST - 1;
        String cut = letters.substring(0, Math.min(letters.length(), room)).replaceAll("-+$", "");
        return cut.isEmpty() ? "" : cut + "-";
    }

    private static String digest(String id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGEST);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
