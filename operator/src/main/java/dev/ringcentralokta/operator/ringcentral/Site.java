package dev.ringcentralokta.operator.ringcentral;

/**
 * A site of the account (schemas SiteInfo and ProvisioningSiteInfo, ringcentral-api.md §5.3).
 *
 * @param id digits, or {@code main-site}
 * @param name as people see it; empty where RingCentral does not tell
 */
public record Site(String id, String name) {

    /** Whether a text means this site: by its id, or by its name whatever the case. */
    public boolean isMeantBy(String text) {
        return id.equals(text) || (!text.isBlank() && name.equalsIgnoreCase(text));
    }
}
