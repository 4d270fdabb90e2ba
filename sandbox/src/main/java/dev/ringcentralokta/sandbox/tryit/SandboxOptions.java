package dev.ringcentralokta.sandbox.tryit;

import java.nio.file.Path;

/**
 * What the try-it run is asked to do.
 *
 * @param crds folder of the custom-resource definitions
 * @param manifests folder of the sample manifests
 * @param operatorJar the operator's runnable jar
 * @param cluster the embedded Kubernetes API, or the cluster of the current kubeconfig
 * @param admin whether a simulated admin does the manual steps
 * @param provisioningApi whether the simulated Okta lets its API set RingCentral's provisioning up
 * @param signIn how the operator gets its session with RingCentral
 * @param people who is in Okta and in RingCentral
 * @param provisioner who carries people: chooses among the samples
 */
record SandboxOptions(
        Path crds,
        Path manifests,
        Path operatorJar,
        Cluster cluster,
        Admin admin,
        ProvisioningApi provisioningApi,
        SignIn signIn,
        People people,
        Provisioner provisioner) {

    /** The folder of the manifests to apply. */
    Path samples() {
        return provisioner == Provisioner.operator ? manifests.resolve("provisioner-operator") : manifests;
    }

    /** Which Kubernetes API is used. */
    enum Cluster {
        embedded,
        current
    }

    /** Who does the manual steps. */
    enum Admin {
        simulated,
        none
    }

    /** What the simulated Okta says to provisioning set-up by API. */
    enum ProvisioningApi {
        refused,
        supported
    }

    /** Who signs in to RingCentral. */
    enum SignIn {
        jwt,
        person
    }

    /** Who carries people between Okta and RingCentral. */
    enum Provisioner {
        okta,
        operator
    }

    /** Whether people are added in whom Okta and RingCentral differ. */
    enum People {
        usual,
        differences
    }
}
