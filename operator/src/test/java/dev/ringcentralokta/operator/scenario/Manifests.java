package dev.ringcentralokta.operator.scenario;

/** Manifests that the scenarios apply. */
final class Manifests {

    static final String INTEGRATION =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: RingCentralIntegration
            metadata: {name: ringcentral}
            spec:
              okta: {orgUrl: "$OKTA", credentialsSecretRef: {name: okta-api}}
              application: {label: RingCentral}
              ringCentral:
                serverUrl: "$RINGCENTRAL"
                authentication: {flow: Jwt, credentialsSecretRef: {name: ringcentral-app}}
              resyncInterval: 10s
            """;

    /** As {@link #INTEGRATION}, but a person signs in to RingCentral. */
    static final String INTEGRATION_BY_PERSON = INTEGRATION.replace("flow: Jwt", "flow: AuthorizationCode");

    static final String SETTINGS =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: ProvisioningSettings
            metadata: {name: settings}
            spec:
              integrationRef: {name: ringcentral}
              toApp: {createUsers: true, updateUserAttributes: true, deactivateUsers: true}
              attributeMappings:
              - {direction: ToApp, target: department, expression: user.department, apply: Always}
            """;

    static final String JANE =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: jane}
            spec:
              integrationRef: {name: ringcentral}
              user: {login: jane@acme.com}
            """;

    static final String SALES =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: sales}
            spec:
              integrationRef: {name: ringcentral}
              group: {name: Sales}
            """;

    /** A group without Jane, so that it does not matter who is assigned first. */
    static final String ENGINEERING =
            """
            apiVersion: ringcentral-okta.dev/v1alpha1
            kind: AppAssignment
            metadata: {name: engineering}
            spec:
              integrationRef: {name: ringcentral}
              group: {name: Engineering}
            """;

    private Manifests() {}

    /** Without provisioning, so that it is ready without a person. */
    static String integration(String name, String label, String spec) {
        return """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: RingCentralIntegration
                metadata: {name: %s}
                spec:
                  okta: {orgUrl: "$OKTA", credentialsSecretRef: {name: okta-api}}
                  provisioning: {enabled: false}
                  resyncInterval: 1h
                  application: {%s}
                  %s
                """
                .formatted(name, label, spec);
    }

    static String assignment(String name, String integration, String login, String deletionPolicy) {
        return """
                apiVersion: ringcentral-okta.dev/v1alpha1
                kind: AppAssignment
                metadata: {name: %s}
                spec:
                  integrationRef: {name: %s}
                  user: {login: %s}
                  deletionPolicy: %s
                """
                .formatted(name, integration, login, deletionPolicy);
    }
}
