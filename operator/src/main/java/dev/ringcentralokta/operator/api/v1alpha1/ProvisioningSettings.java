package dev.ringcentralokta.operator.api.v1alpha1;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Categories;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** What flows between Okta and RingCentral, in both directions, for one integration. */
@JsonClassDescription("What flows between Okta and RingCentral, in both directions, for one integration.")
@Group("ringcentral-okta.dev")
@Version("v1alpha1")
@Kind("ProvisioningSettings")
@Plural("provisioningsettings")
@ShortNames("provset")
@Categories("ringcentral")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        getDescription = "Whether everything is as declared")
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        getDescription = "Why it is, or is not")
@AdditionalPrinterColumn(
        name = "Integration",
        jsonPath = ".spec.integrationRef.name",
        getDescription = "The integration that the settings belong to")
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE,
        getDescription = "Since when this object exists")
@AdditionalPrinterColumn(
        name = "Next step",
        jsonPath = ".status.manualSteps[0].what",
        priority = 1,
        getDescription = "What a person has to do next")
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        priority = 1,
        getDescription = "Why it is, or is not, in full")
public final class ProvisioningSettings extends CustomResource<ProvisioningSettingsSpec, ProvisioningSettingsStatus>
        implements Namespaced {
    private static final long serialVersionUID = 1L;
}
