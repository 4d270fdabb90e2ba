package dev.ringcentralokta.operator.importing.groups;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What tells the groups of RingCentral apart.
 *
 * @param id RingCentral's id; of a department, which has none, a digest of its text
 */
public record GroupKey(GroupKind kind, String id) implements Comparable<GroupKey> {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Comparator<GroupKey> ORDER =
            Comparator.comparing(GroupKey::kind).thenComparing(GroupKey::id);

    /** The department that is meant by a text; case and needless blanks make no difference. */
    static GroupKey department(String text) {
        return new GroupKey(GroupKind.Department, Digest.of(folded(text)));
    }

    /** Stands for a name, so that no name has to be remembered. Of a department all spellings are one. */
    String nameDigest(String name) {
        return Digest.of(kind == GroupKind.Department ? folded(name) : name);
    }

    /** A text without needless blanks, in one line. */
    static String tidy(String text) {
        return BLANKS.matcher(text).replaceAll(" ").strip();
    }

    private static String folded(String text) {
        return tidy(text).toLowerCase(Locale.ROOT);
    }

    @Override
    public int compareTo(GroupKey other) {
        return ORDER.compare(this, other);
    }

    /** As in the mark of a group in Okta, {@code Site/255546004}. */
    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
