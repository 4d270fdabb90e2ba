package dev.ringcentralokta.sandbox.ringcentral;

import dev.ringcentralokta.sandbox.http.Html;
import dev.ringcentralokta.sandbox.http.HtmlPage;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The Admin Portal's page Users > User List, where an administrator sees who has which extension, and how many licences
 * are left. The vendor has the portal on a host of its own; here it is below {@code /admin}, and asks for no login.
 */
final class AdminPortal {

    static final String USER_LIST = "/admin/users";

    private static final String SITE = "RingCentral Admin Portal";

    private final RingCentralAccount account;

    AdminPortal(RingCentralAccount account) {
        this.account = account;
    }

    void mountPages(JavalinDefaultRoutingApi<?> router) {
        router.get(USER_LIST, this::userList);
    }

    /** Whether a path is one of the pages, which are no operations of the API. */
    static boolean serves(String path) {
        return path.equals(USER_LIST);
    }

    /** Everything is told of one look at the account. */
    private void userList(Context context) {
        List<Extension> lines = account.extensions();
        List<Extension> users = lines.stream().filter(Extension::assigned).toList();
        int free = lines.size() - users.size();
        HtmlPage.show(
                context,
                200,
                SITE,
                "User List",
                Html.of(
                        """
                        <p><small>Users &gt; User List of account {}, {}. No login is needed here.</small></p>
                        <p role="status">{} of {} licences (lines) are used, {} free.</p>
                        <table>
                        <thead><tr><th>Name</th><th>Ext.</th><th>Status</th><th>Site</th><th>Department</th>
                        <th>Job title</th><th>External ID</th></tr></thead>
                        <tbody>
                        {}</tbody>
                        </table>
                        <h2>Unassigned</h2>
                        <p>{}</p>
                        """,
                        account.id(),
                        account.mainNumber(),
                        users.size(),
                        lines.size(),
                        free,
                        Html.all(users.stream().map(this::row).toList()),
                        unassigned(free)));
    }

    private Html row(Extension user) {
        Contact contact = user.contact();
        return Html.of(
                """
                <tr><th scope="row">{}<small>{}</small></th>
                {}{}{}{}{}{}</tr>
                """,
                user.name(),
                text(contact.email()),
                cell("Extension", user.extensionNumber()),
                status(user),
                cell("Site", account.site(user.siteId()).orElseThrow()),
                cell("Department", contact.department()),
                cell("Job title", contact.jobTitle()),
                cell("External ID", user.externalId()));
    }

    /** Whoever may not sign in stands out. */
    private static Html status(Extension user) {
        return Html.of(
                "<td data-label=\"Status\"{}>{}</td>",
                user.mayLogIn() ? Html.NONE : Html.of(" class=\"off\""),
                user.status() == ExtensionStatus.NotActivated ? "Not activated" : user.status());
    }

    /** With its label, as a phone shows no header; an empty one is left out there. */
    private static Html cell(String label, @Nullable String value) {
        return Html.of("<td data-label=\"{}\">{}</td>", label, text(value));
    }

    private static String unassigned(int free) {
        return switch (free) {
            case 0 -> "No line is left: for one person more, a licence has to be bought first.";
            case 1 -> "1 line waits for a person.";
            default -> free + " lines wait for a person each.";
        };
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
