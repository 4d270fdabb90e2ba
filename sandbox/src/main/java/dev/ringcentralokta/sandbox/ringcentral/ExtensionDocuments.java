package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** How the REST API writes extensions: a short form in the list, a full one for a single extension. */
final class ExtensionDocuments {

    private final RingCentralAccount account;

    ExtensionDocuments(RingCentralAccount account) {
        this.account = account;
    }

    ObjectNode full(Context context, Extension extension) {
        ObjectNode document = brief(context, extension);
        document.putObject("account").put("id", Long.toString(account.id())).put("uri", accountUri(context));
        document.putArray("departments");
        document.putArray("customFields");
        return document;
    }

    ObjectNode brief(Context context, Extension extension) {
        ObjectNode document = Json.object()
                .put("id", extension.id())
                .put("uri", accountUri(context) + "/extension/" + extension.id());
        document.set("contact", Json.of(extension.contact()));
        if (extension.extensionNumber() != null) {
            document.put("extensionNumber", extension.extensionNumber());
        }
        document.put("name", extension.name())
                .put("type", "User")
                .put("status", extension.status().name())
                .put("hidden", false)
                .put("creationTime", extension.created().toString());
        document.putObject("permissions").putObject("admin").put("enabled", extension.administrator());
        document.putArray("roles")
                .addObject()
                .put("uri", roleUri(context, extension))
                .put("id", Role.of(extension).id())
                .put("displayName", Role.of(extension).displayName());
        document.putObject("site")
                .put("id", extension.siteId())
                .put("uri", accountUri(context) + "/sites/" + extension.siteId())
                .put("name", account.site(extension.siteId()).orElseThrow());
        return document;
    }

    String roleUri(Context context, Extension extension) {
        return accountUri(context) + "/user-role/" + Role.of(extension).id();
    }

    String accountUri(Context context) {
        return Routing.base(context) + "/restapi/v1.0/account/" + account.id();
    }
}
