package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** When people are imported into Okta by the operator. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ImportStatus(
        @JsonPropertyDescription("When the last import began that got to its end. Example: 2026-11-24T03:00:02Z.")
                @Nullable String lastImportTime,
        @JsonPropertyDescription(
                        "When the next import is due by spec.toOkta.schedule; in the past as long as it has not"
                                + " got to its end. Example: 2026-11-25T03:00:00Z.")
                @Nullable String nextImportTime,
        @JsonPropertyDescription("The value of the annotation ringcentral-okta.dev/import-requested-at that was last"
                        + " answered.")
                @Nullable String lastHandledImportAt) {

    /** Nothing has been imported, and nothing is going to be. */
    public static ImportStatus none() {
        return new ImportStatus(null, null, null);
    }
}
