package dev.ringcentralokta.operator.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where people reach the sign-in pages: HTTPS, except on this very machine; a path in front is kept.
 *
 * @param base without a slash at the end
 */
public record PublicUrl(URI base) {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final Pattern PLAIN_PATH = Pattern.compile("(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*");
    private static final String PAGES = "/ringcentral";

    /**
     * Checks.
     *
     * @throws IllegalArgumentException with what is wrong with the address
     */
    public PublicUrl {
        if (base.getRawUserInfo() != null || base.getRawQuery() != null || base.getRawFragment() != null) {
            // Not quoted: a password may be in it.
            throw new IllegalArgumentException("the URL may have a host, a port and a path, and nothing else");
        }
        require(
                "https".equals(base.getScheme()) || "http".equals(base.getScheme()),
                base,
                "has to start with https://");
        require(base.getHost() != null, base, "has no host name");
        require(
                "https".equals(base.getScheme()) || THIS_MACHINE.contains(base.getHost()),
                base,
                "has to be https; http is for localhost only");
        require(
                PLAIN_PATH.matcher(base.getRawPath()).matches(),
                base,
                "has a path with other than letters, digits, '.', '_', '~' and '-', or a slash too many");
    }

    /**
     * Reads it; a slash at the end makes no difference.
     *
     * @throws IllegalArgumentException with what is wrong with the address
     */
    public static PublicUrl parse(String text) {
        try {
            return new PublicUrl(new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + text + "' is no URL: " + e.getReason(), e);
        }
    }

    /** The link that a person opens to sign in. */
    public URI link(String ticket) {
        return URI.create(base + PAGES + "/" + ticket);
    }

    /** Where RingCentral sends the browser back to; to be registered with the RingCentral app exactly so. */
    public URI callback() {
        return URI.create(base + PAGES + "/callback");
    }

    @Override
    public String toString() {
        return base.toString();
    }

    boolean secure() {
        return "https".equals(base.getScheme());
    }

    /** The path in front; empty without one. */
    String path() {
        return Optional.ofNullable(base.getRawPath()).orElse("");
    }

    /** The path below which all pages are. */
    String pages() {
        return path() + PAGES;
    }

    private static void require(boolean holds, URI base, String problem) {
        if (!holds) {
            throw new IllegalArgumentException("'" + base + "' " + problem);
        }
    }
}
