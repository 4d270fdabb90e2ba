package dev.ringcentralokta.operator.api.v1alpha1;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is assigned, and with what; exactly one of {@code user} and {@code group}. */
public record AppAssignmentSpec(
        IntegrationReference integrationRef,
        @Nullable User user,
        @Nullable Group group,
        @Nullable String userName,
        Map<String, Object> profile,
        @Nullable Integer priority,
        DeletionPolicy deletionPolicy) {

    /** A person, by exactly one of login and Okta id. */
    public record User(@Nullable String login, @Nullable String id) {}

    /** A group, by exactly one of name and Okta id. */
    public record Group(@Nullable String name, @Nullable String id) {}

    /** What happens in Okta when the manifest is deleted. */
    public enum DeletionPolicy {
        Unassign,
        Retain
    }
}
