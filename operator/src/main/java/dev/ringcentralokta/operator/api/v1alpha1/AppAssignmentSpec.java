package dev.ringcentralokta.operator.api.v1alpha1;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who is assigned, and with what; exactly one of {@code user} and {@code group}. */
@ValidationRule(
        value = "has(self.user) != has(self.group)",
        message = "name exactly one: user (by login or id) or group (by name or id)")
@ValidationRule(
        value = "has(self.user) == has(oldSelf.user) && has(self.group) == has(oldSelf.group)"
                + " && (!has(self.user) || !has(oldSelf.user) || self.user == oldSelf.user)"
                + " && (!has(self.group) || !has(oldSelf.group) || self.group == oldSelf.group)",
        message = "user and group cannot be changed: make a new AppAssignment for somebody else")
@ValidationRule(
        value = "!has(self.userName) || has(self.user)",
        fieldPath = ".userName",
        message = "userName belongs to one person: remove it, or name a user instead of a group")
@ValidationRule(
        value = "!has(self.priority) || has(self.group)",
        fieldPath = ".priority",
        message = "priority belongs to a group: remove it, or name a group instead of a user")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AppAssignmentSpec(
        @Required
                @ValidationRule(
                        value = "self == oldSelf",
                        message = "integrationRef cannot be changed: make a new AppAssignment for another integration")
                @JsonPropertyDescription(
                        "The integration to whose app the person or group is assigned. Cannot be changed.")
                IntegrationReference integrationRef,
        @JsonPropertyDescription("The person to assign, by exactly one of login and id. Cannot be changed."
                        + " Example: {login: jane@acme.com}.")
                @Nullable User user,
        @JsonPropertyDescription("The group to assign, by exactly one of name and id. Cannot be changed."
                        + " Example: {name: Sales}.")
                @Nullable Group group,
        @Size(min = 1, max = 255) @JsonPropertyDescription(
                        "The person's user name in RingCentral (Okta's credentials.userName); only with user."
                                + " Left out, Okta derives it by the integration's signOn.userName. Example: jane@acme.com.")
                @Nullable String userName,
        @Default("{}")
                @Size(max = 50) @JsonPropertyDescription(
                        "Attributes of the assignment (Okta's app user or app group profile); only the keys"
                                + " listed are owned, null empties one. Example: {department: Sales}.")
                Map<String, Object> profile,
        @Min(0) @Max(100) @JsonPropertyDescription(
                        "Which group's profile counts for a person who is in several (Okta's priority), 0 to"
                                + " 100; only with group. Left out, Okta chooses the next free one.")
                @Nullable Integer priority,
        @Default("Unassign")
                @JsonPropertyDescription(
                        "What happens in Okta when this object is deleted. Unassign: the assignment goes, and"
                                + " with it the person's RingCentral account. Retain: it stays.")
                DeletionPolicy deletionPolicy) {

    public AppAssignmentSpec {
        // Not Map.copyOf: the value of an attribute may be null, which empties it.
        profile = Collections.unmodifiableMap(new LinkedHashMap<>(requireNonNullElse(profile, Map.of())));
        deletionPolicy = requireNonNullElse(deletionPolicy, DeletionPolicy.Unassign);
    }

    /** A person, by exactly one of login and Okta id. */
    @ValidationRule(
            value = "has(self.login) != has(self.id)",
            message = "name the person by exactly one of login and id")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record User(
            @Size(min = 1, max = 100) @JsonPropertyDescription("The person's Okta login. Example: jane@acme.com.")
                    @Nullable String login,
            @Size(max = 32) @ValidationRule(
                            value = "self.matches('^00u[A-Za-z0-9]+$')",
                            message = "write the person's id as in their address in the Admin Console, for example"
                                    + " 00ub0oNGTSWTBKOLGLNR")
                    @JsonPropertyDescription("The person's Okta id. Example: 00ub0oNGTSWTBKOLGLNR.")
                    @Nullable String id) {}

    /** A group, by exactly one of name and Okta id. */
    @ValidationRule(value = "has(self.name) != has(self.id)", message = "name the group by exactly one of name and id")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Group(
            @Size(min = 1, max = 255) @JsonPropertyDescription(
                            "The group's exact name; where several groups have it, use id. Example: Sales.")
                    @Nullable String name,
            @Size(max = 32) @ValidationRule(
                            value = "self.matches('^00g[A-Za-z0-9]+$')",
                            message = "write the group's id as in its address in the Admin Console, for example"
                                    + " 00g1emaKYZTWRYYRRTSK")
                    @JsonPropertyDescription("The group's Okta id. Example: 00g1emaKYZTWRYYRRTSK.")
                    @Nullable String id) {}

    /** What happens in Okta when the manifest is deleted. */
    public enum DeletionPolicy {
        Unassign,
        Retain
    }
}
