package dev.ringcentralokta.operator.okta;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * Names that one search asks for together.
 *
 * @param wanted the one that has to be found now
 * @param names all, the wanted one first
 */
public record SearchBatch(String wanted, List<String> names) {

    private static final int MAX_NAMES = 100;

    /** Servers take URLs of 8 kB; the rest of the URL is short. */
    private static final int MAX_LENGTH = 6_000;

    public SearchBatch {
        names = List.copyOf(names);
    }

    /** {@code wanted}, and as many of {@code others} as go into the URL with it. */
    public static SearchBatch of(String wanted, Collection<String> others) {
        Set<String> names = new LinkedHashSet<>(List.of(wanted));
        int length = length(wanted);
        for (String other : others) {
            if (names.size() == MAX_NAMES) {
                break;
            }
            int together = length + length(other);
            if (together <= MAX_LENGTH && names.add(other)) {
                length = together;
            }
        }
        return new SearchBatch(wanted, new ArrayList<>(names));
    }

    boolean alone() {
        return names.size() == 1;
    }

    /** What a name takes of a URL, with what is around it. */
    private static int length(String name) {
        return new HttpUrl.Builder()
                .scheme("https")
                .host("okta.com")
                .addQueryParameter("search", Expressions.eq("profile.login", name))
                .build()
                .toString()
                .length();
    }
}
