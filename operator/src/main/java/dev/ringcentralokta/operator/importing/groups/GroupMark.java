package dev.ringcentralokta.operator.importing.groups;

import dev.ringcentralokta.operator.okta.Group;

/**
 * What the description of a group in Okta says of whose it is. It tells people; to the operator it counts only where the memory
 * says that the group was about to be made.
 *
 * @param integrationUid Kubernetes' uid of the integration
 */
public record GroupMark(String integrationUid) {

    /** The description of a group that is made for that one. */
    public String description(GroupKey key) {
        return "Made by ringcentral-okta-operator, which keeps its name, and who of RingCentral is in it, as they are in"
                + " RingCentral. " + mark(key);
    }

    /** Whether a group bears the mark of that one. */
    public boolean isOn(Group group, GroupKey key) {
        return group.description().contains(mark(key));
    }

    private String mark(GroupKey key) {
        return "[" + integrationUid + "/" + key + "]";
    }
}
