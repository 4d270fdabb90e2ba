package dev.ringcentralokta.operator.resource;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** The annotations that people and the operator put on custom resources. */
public final class Annotations {

    private static final String PREFIX = "ringcentral-okta.dev/";

    /** A person asks for a run now; any new value counts. Answered in {@code status.lastHandledReconcileAt}. */
    public static final String RECONCILE_REQUESTED_AT = PREFIX + "reconcile-requested-at";

    /**
     * On settings, with {@code provisioner: Operator}: a person asks for a full import into Okta now; any new value counts.
     * Answered in {@code status.imports.lastHandledImportAt}.
     */
    public static final String IMPORT_REQUESTED_AT = PREFIX + "import-requested-at";

    /** The operator announces that it is about to create the app, and when; taken away once its id is in status. */
    public static final String CREATE_PENDING = PREFIX + "create-pending";

    /** A person confirms, by its digest, a manual step that no API lets the operator see. */
    public static final String CONFIRMED_STEP = PREFIX + "confirmed-step";

    /**
     * {@code "true"}: on an assignment, its deletion leaves the person or group assigned; on an integration, its deletion leaves
     * behind in Okta and RingCentral what cannot be cleaned up.
     */
    public static final String ABANDON = PREFIX + "abandon";

    /**
     * On an integration: the digest of the blocked set of removals that a person lets go on, once. On settings, with
     * {@code provisioner: Operator}: the digest of those who are not disabled in RingCentral until then.
     */
    public static final String RELEASE_REMOVALS = PREFIX + "release-removals";

    /** On an integration: the digest of the blocked set of removals whose manifests go while everybody stays assigned. */
    public static final String KEEP_REMOVALS = PREFIX + "keep-removals";

    /** On an integration: the id of the RingCentral account that may sign in instead of the one pinned in status. */
    public static final String PIN_ACCOUNT = PREFIX + "pin-account";

    private Annotations() {}

    /** The value of an annotation. */
    public static Optional<String> value(HasMetadata resource, String annotation) {
        return Optional.ofNullable(resource.getMetadata().getAnnotations()).map(all -> all.get(annotation));
    }
}
