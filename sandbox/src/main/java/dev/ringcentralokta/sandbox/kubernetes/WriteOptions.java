package dev.ringcentralokta.sandbox.kubernetes;

/**
 * What the query of a writing request asks for.
 *
 * @param fieldManager who writes, for managedFields
 * @param force whether server-side apply takes fields over from other managers
 * @param dryRun whether nothing is stored
 */
record WriteOptions(String fieldManager, boolean force, boolean dryRun, FieldValidation fieldValidation) {

    /** What happens to fields that the schema does not know; they are dropped in any case. */
    enum FieldValidation {
        IGNORE,
        WARN,
        STRICT
    }

    static WriteOptions of(String fieldManager) {
        return new WriteOptions(fieldManager, true, false, FieldValidation.STRICT);
    }
}
