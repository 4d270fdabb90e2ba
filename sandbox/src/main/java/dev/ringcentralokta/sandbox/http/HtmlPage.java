package dev.ringcentralokta.sandbox.http;

import io.javalin.http.Context;

/** The frame of the pages that people see: plain HTML without scripts, readable on a phone, in light and dark. */
public final class HtmlPage {

    /** Scripts, images and frames are of no use here. A form may lead to any site: OAuth ends at the app's. */
    private static final String POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

    private static final Html STYLE = Html.of(
            """
            :root { color-scheme: light dark; --line: #8886; --accent: #0b5cad; --bad: #b3261e }
            @media (prefers-color-scheme: dark) { :root { --accent: #8ab8ff; --bad: #ffb4ab } }
            * { box-sizing: border-box }
            body { margin: 0; font: 1rem/1.5 system-ui, sans-serif }
            header, main { max-width: 40rem; margin: 0 auto; padding: 1rem; overflow-wrap: anywhere }
            header { border-bottom: 1px solid var(--line); font-weight: 600 }
            header small { font-weight: 400; opacity: .75 }
            h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0 1rem }
            h2 { font-size: 1.15rem; margin: 0 0 .75rem }
            section { border: 1px solid var(--line); border-radius: .5rem; padding: 1rem; margin: 1rem 0 }
            form p, dl { margin: .75rem 0 }
            fieldset { border: 0; padding: 0; margin: 0 0 .75rem }
            legend { font-weight: 600; padding: 0 }
            label { display: block }
            label.box { display: flex; gap: .6rem; align-items: baseline; padding: .4rem 0 }
            input:not([type=checkbox]), select { display: block; width: 100%; padding: .6rem; margin-top: .2rem;
              font: inherit; border: 1px solid var(--line); border-radius: .35rem }
            button, a.button { display: inline-block; font: inherit; padding: .65rem 1.2rem; margin: .25rem .5rem .25rem 0;
              border: 1px solid var(--accent); border-radius: .35rem; background: none; color: var(--accent);
              text-decoration: none; cursor: pointer }
            button.main { background: var(--accent); color: Canvas }
            a { color: var(--accent) }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px }
            dt { font-weight: 600 } dd { margin: 0 0 .5rem }
            body:has(table) > * { max-width: 72rem }
            table { width: 100%; border-collapse: collapse; overflow-wrap: normal; margin: 1rem 0 1.5rem;
              font-size: .9375rem }
            th, td { text-align: left; vertical-align: top; padding: .5rem .75rem .5rem 0;
              border-bottom: 1px solid var(--line) }
            tbody th { font-weight: 400 } th small { display: block; opacity: .75 }
            .off { color: var(--bad) }
            @media (max-width: 60rem) {
              thead { display: none }
              tr, th { display: block } td { display: inline-block; margin-right: 1rem }
              tr { padding: .75rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere }
              th, td { padding: 0; border: 0 } tbody th { font-weight: 600 } th small { font-weight: 400 }
              td::before { content: attr(data-label) ": "; color: CanvasText; opacity: .75 } td:empty { display: none }
            }
            nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; padding: 0; margin: 0 }
            [aria-current] { font-weight: 600; text-decoration: none }
            [role=alert] { border-left: .3rem solid var(--bad); padding: .25rem .75rem; color: var(--bad) }
            [role=status] { border-left: .3rem solid var(--accent); padding: .25rem .75rem }
            """);

    private HtmlPage() {}

    /**
     * Answers with a page.
     *
     * @param site whose page it is
     * @param title the page's heading, which is also in the browser's title
     */
    public static void show(Context context, int status, String site, String title, Html body) {
        Html page = Html.of(
                """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>{} - {}</title>
                <style>{}</style>
                </head>
                <body>
                <header>{} <small>simulated by the sandbox</small></header>
                <main>
                <h1>{}</h1>
                {}
                </main>
                </body>
                </html>
                """,
                title,
                site,
                STYLE,
                site,
                title,
                body);
        context.status(status)
                .header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store")
                .html(page.toString());
    }
}
