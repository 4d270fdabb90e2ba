package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One user extension of the account; assigned to a person, or a bought line that waits for one.
 *
 * @param id the immutable id, also the SCIM id
 * @param extensionNumber the short number; null while unassigned
 * @param siteId the site that it belongs to
 * @param externalId what a SCIM client calls the person
 * @param administrator whether the person has the role Super Admin, else Standard
 */
public record Extension(
        long id,
        ExtensionStatus status,
        @Nullable String extensionNumber,
        Contact contact,
        String siteId,
        @Nullable String externalId,
        boolean administrator,
        Instant created,
        Instant lastModified) {

    /** The id of the site that every account has. */
    public static final String MAIN_SITE = "main-site";

    static Extension unassigned(long id, Instant now) {
        return new Extension(id, ExtensionStatus.Unassigned, null, Contact.NOBODY, MAIN_SITE, null, false, now, now);
    }

    /** Whether a person has this extension. */
    public boolean assigned() {
        return status != ExtensionStatus.Unassigned;
    }

    /** Whether the person may sign in. */
    public boolean mayLogIn() {
        return status == ExtensionStatus.Enabled || status == ExtensionStatus.NotActivated;
    }

    boolean hasEmail(String email) {
        return contact.email() != null && contact.email().equalsIgnoreCase(email);
    }

    /** First and last name. */
    public String name() {
        String first = contact.firstName() == null ? "" : contact.firstName();
        String last = contact.lastName() == null ? "" : contact.lastName();
        return (first + " " + last).strip();
    }

    Extension with(ExtensionStatus newStatus, Contact newContact, @Nullable String newExternalId) {
        return new Extension(
                id,
                newStatus,
                extensionNumber,
                newContact,
                siteId,
                newExternalId,
                administrator,
                created,
                lastModified);
    }

    Extension withNumber(@Nullable String number) {
        return new Extension(id, status, number, contact, siteId, externalId, administrator, created, lastModified);
    }

    Extension atSite(String site) {
        return new Extension(
                id, status, extensionNumber, contact, site, externalId, administrator, created, lastModified);
    }

    Extension withAdministrator(boolean admin) {
        return new Extension(id, status, extensionNumber, contact, siteId, externalId, admin, created, lastModified);
    }

    Extension modifiedAt(Instant now) {
        return new Extension(id, status, extensionNumber, contact, siteId, externalId, administrator, created, now);
    }
}
