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

/** The RingCentral app of one Okta org and its connection with one RingCentral account. */
@JsonClassDescription("The RingCentral app of one Okta org and its connection with one RingCentral account.")
@Group("ringcentral-okta.dev")
@Version("v1alpha1")
@Kind("RingCentralIntegration")
@Plural("ringcentralintegrations")
@ShortNames("rcint")
@Categories("ringcentral")
@AdditionalPrinterColumn(
        name = "Ready",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].status",
        getDescription = "Whether everything is as declared")
@AdditionalPrinterColumn(
        name = "Reason",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].reason",
        getDescription = "Why it is, or is not")
@AdditionalPrinterColumn(name = "Org", jsonPath = ".spec.okta.orgUrl", getDescription = "The Okta org")
@AdditionalPrinterColumn(name = "App", jsonPath = ".status.app.status", getDescription = "Status of the app in Okta")
@AdditionalPrinterColumn(
        name = "Assigned",
        jsonPath = ".status.assignments.progress",
        getDescription = "How many AppAssignments are assigned in Okta, of all, and how long the rest will take")
@AdditionalPrinterColumn(
        name = "Provisioner",
        jsonPath = ".spec.provisioning.provisioner",
        getDescription = "Who carries people to RingCentral")
@AdditionalPrinterColumn(
        name = "Re-auth by",
        jsonPath = ".status.ringCentral.reauthenticateBy",
        getDescription = "Until when an administrator has to sign in to RingCentral again")
@AdditionalPrinterColumn(
        name = "Blocked",
        jsonPath = ".status.conditions[?(@.type==\"RemovalBlocked\")].reason",
        getDescription = "Why nobody is removed until a person says a word; there only while it is so")
@AdditionalPrinterColumn(
        name = "Age",
        jsonPath = ".metadata.creationTimestamp",
        type = AdditionalPrinterColumn.Type.DATE,
        getDescription = "Since when this object exists")
@AdditionalPrinterColumn(
        name = "Account",
        jsonPath = ".status.ringCentral.accountId",
        priority = 1,
        getDescription = "The RingCentral account")
@AdditionalPrinterColumn(
        name = "Next step",
        jsonPath = ".status.manualSteps[0].what",
        priority = 1,
        getDescription = "What a person has to do next")
@AdditionalPrinterColumn(
        name = "Sign in at",
        jsonPath = ".status.ringCentral.signIn.url",
        priority = 1,
        getDescription = "Where an administrator signs in to RingCentral; there while somebody has to")
@AdditionalPrinterColumn(
        name = "Message",
        jsonPath = ".status.conditions[?(@.type==\"Ready\")].message",
        priority = 1,
        getDescription = "Why it is, or is not, in full")
public final class RingCentralIntegration
        extends CustomResource<RingCentralIntegrationSpec, RingCentralIntegrationStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
