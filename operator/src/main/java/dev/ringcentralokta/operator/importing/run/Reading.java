package dev.ringcentralokta.operator.importing.run;

/** How much of Okta's users an import reads. */
public enum Reading {
    /** All of them, which alone tells who was deleted. */
    Everybody,
    /** Those who were changed since the last time. */
    Changed,
    /** Nobody, as the import goes on that has read them a moment ago; if that is long ago, those who were changed. */
    AsKnown
}
