package dev.ringcentralokta.operator.status;

/** The condition types of all three kinds. {@code docs/troubleshooting.md} explains each to a person on call. */
public enum ConditionType {
    /** Sums all others up: everything declared is in place. */
    Ready,
    /** kstatus: work goes on, or waits for something outside. */
    Reconciling,
    /** kstatus: nothing will get better without a person. */
    Stalled,
    /** The last look was cut short; what it did not get to is told as the look before found it. */
    Interrupted,
    /** Every declared field is understood by this version of the operator. */
    Accepted,
    /** The Okta org answers, and takes the credentials. */
    OktaConnected,
    /** The app exists, is active, and its general and sign-on settings are as declared. */
    ApplicationSynced,
    /** Okta's System Log tells what others change, between the resyncs. */
    ChangesWatched,
    /** SAML metadata and certificate are published for the RingCentral administrator. */
    SamlPublished,
    /** A person has confirmed that RingCentral has this SAML metadata. */
    SamlUploaded,
    /** The certificate that signs SAML assertions lasts for another month at least. */
    SamlCertificateValid,
    /** "Enable API Integration" is as declared. */
    ProvisioningEnabled,
    /** The operator is signed in to RingCentral. */
    RingCentralAuthenticated,
    /** Abnormal-true, there only while it is so: people are not removed until a person says a word. */
    RemovalBlocked,
    /** Nobody is assigned by name whom no manifest declares; there only with {@code assignmentPolicy: Authoritative}. */
    AssignmentPolicyEnforced,
    /** The integration that this object belongs to is there, may be used, and has its app. */
    IntegrationResolved,
    /** "To App" is as declared. */
    ToAppSynced,
    /** "To Okta" is as declared. */
    ToOktaSynced,
    /** The listed attribute mappings are as declared. */
    AttributeMappingsSynced,
    /** The person or group is assigned, with what is declared. */
    Assigned,
    /** Okta has pushed the person to RingCentral. */
    Provisioned,
    /** A deletion is under way, and this is what it waits for. */
    Deleting
}
