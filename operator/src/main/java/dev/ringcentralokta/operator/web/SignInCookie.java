package dev.ringcentralokta.operator.web;

/**
 * The one cookie: binds a sign-in to the browser that started it. Lax, as the browser comes back from another site.
 *
 * @param secure whether the pages are reached by HTTPS; browsers keep the name's prefix {@code __Host-} to that
 */
record SignInCookie(boolean secure) {

    private static final String NAME = "ringcentral-sign-in";

    String name() {
        return secure ? "__Host-" + NAME : NAME;
    }

    /** The header's value that has the browser keep it for as long as a sign-in may take. */
    String keep(String nonce) {
        return header(nonce, PendingSignIns.LIFE.toSeconds());
    }

    /** The header's value that has the browser forget it. */
    String forget() {
        return header("", 0);
    }

    private String header(String value, long seconds) {
        return name() + "=" + value + "; Path=/; Max-Age=" + seconds + (secure ? "; Secure" : "")
                + "; HttpOnly; SameSite=Lax";
    }
}
