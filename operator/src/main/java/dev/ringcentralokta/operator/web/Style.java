package dev.ringcentralokta.operator.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** How the pages look, light and dark; the only style that their policy allows, by its hash. */
final class Style {

    private static final String CSS =
            """
            :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --ground: #fff; --line: #d0d7de;
              --box: #f6f8fa; --button: #0b5cad; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9aa4af; --ground: #0d1117;
              --line: #30363d; --box: #161b22; --button: #1f6feb; } }
            * { box-sizing: border-box; }
            body { margin: 0; background: var(--ground); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { max-width: 36rem; margin: 0 auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
            h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 1rem; }
            .name, dt { color: var(--soft); font-size: .875rem; }
            .name { margin: 0 0 .25rem; }
            dl { margin: 1rem 0; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
            dt:not(:first-child) { margin-top: .75rem; }
            dd { margin: 0; }
            .detail, pre { margin: 1rem 0; padding: .75rem 1rem; border-radius: .5rem; background: var(--box); }
            pre { white-space: pre-wrap; font-size: .875rem; }
            button { width: 100%; min-height: 3rem; padding: .5rem 1rem; border: 0; border-radius: .5rem;
              background: var(--button); color: #fff; font: inherit; font-weight: 600; cursor: pointer; }
            button:focus-visible { outline: 3px solid var(--ink); outline-offset: 2px; }
            """;

    private static final Html ELEMENT = Html.of(CSS);
    private static final String SOURCE = "'sha256-" + sha256(CSS) + "'";

    private Style() {}

    /** What is in the {@code style} element. */
    static Html element() {
        return ELEMENT;
    }

    /** It as a source of CSP's {@code style-src}. */
    static String source() {
        return SOURCE;
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
