package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The org's app instances: made, changed, switched and deleted (okta-api.md §2). */
final class Apps {

    private static final Set<SignOnMode> CUSTOM = Set.of(SignOnMode.SAML_2_0, SignOnMode.AUTO_LOGIN);

    private final NavigableMap<String, App> all = new TreeMap<>();
    private final OrgContext org;
    private final Mappings mappings;
    private final GroupReconciliation reconciliation;
    private int customApps;

    Apps(OrgContext org, Mappings mappings, GroupReconciliation reconciliation) {
        this.org = org;
        this.mappings = mappings;
        this.reconciliation = reconciliation;
    }

    /** In the order of their identifiers, which is the order of creation. */
    Collection<App> list() {
        return all.values();
    }

    App get(String id) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> OktaError.notFound(id, "AppInstance"));
    }

    App create(ObjectNode sent, boolean activate) {
        App app = new App(org, entry(sent));
        app.replace(sent, org.now());
        app.activate(activate, org.now());
        all.put(app.id(), app);
        mappings.addFor(app);
        org.log().success("application.lifecycle.create", "Create application", app.target());
        if (activate) {
            org.log().success("application.lifecycle.activate", "Activate application", app.target());
        }
        return app;
    }

    /** Without a name, the org makes an app of its own for SAML or SWA. */
    private CatalogEntry entry(ObjectNode sent) {
        String name = sent.path("name").asText();
        Optional<SignOnMode> own =
                SignOnMode.named(sent.path("signOnMode").asText()).filter(CUSTOM::contains);
        if (name.isEmpty() && own.isPresent()) {
            return CatalogEntry.custom("acme", sent.path("label").asText(), ++customApps, own.get());
        }
        return Catalog.named(name)
                .orElseThrow(() -> OktaError.invalid("name", "name: The catalog has no app '" + name + "'"));
    }

    App replace(String id, ObjectNode sent) {
        App app = get(id);
        app.replace(sent, org.now());
        org.log().success("application.lifecycle.update", "Update application", app.target());
        return app;
    }

    void activate(String id) {
        App app = get(id);
        app.activate(true, org.now());
        org.log().success("application.lifecycle.activate", "Activate application", app.target());
        reconciliation.schedule(app);
    }

    /** Takes the assignments by groups away, a while later (okta-api.md §0.5). */
    void deactivate(String id) {
        App app = get(id);
        app.activate(false, org.now());
        org.log().success("application.lifecycle.deactivate", "Deactivate application", app.target());
        reconciliation.schedule(app);
    }

    void delete(String id) {
        App app = get(id);
        if (app.active()) {
            throw OktaError.activeApp();
        }
        all.remove(id);
        mappings.removeFor(app);
        org.log().success("application.lifecycle.delete", "Delete application", app.target());
    }
}
