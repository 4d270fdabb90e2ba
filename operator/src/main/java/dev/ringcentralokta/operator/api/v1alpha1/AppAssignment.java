package dev.ringcentralokta.operator.api.v1alpha1;

import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Version;

/** One person or one group assigned to the RingCentral app of an integration. */
@Group("ringcentral-okta.dev")
@Version("v1alpha1")
@Kind("AppAssignment")
@Plural("appassignments")
@ShortNames("appasn")
public final class AppAssignment extends CustomResource<AppAssignmentSpec, AppAssignmentStatus> implements Namespaced {
    private static final long serialVersionUID = 1L;
}
