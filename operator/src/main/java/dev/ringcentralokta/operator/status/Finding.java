package dev.ringcentralokta.operator.status;

/**
 * What one step of a reconcile found; becomes a condition.
 *
 * @param type the condition
 * @param holds whether what the condition's type says is the case
 * @param reason why
 * @param message what a person can act on, without secrets
 */
public record Finding(ConditionType type, boolean holds, Reason reason, String message) {

    /** The condition holds. */
    public static Finding holds(ConditionType type, Reason reason, String message) {
        return new Finding(type, true, reason, message);
    }

    /** The condition does not hold. */
    public static Finding fails(ConditionType type, Reason reason, String message) {
        return new Finding(type, false, reason, message);
    }

    /** Whether nothing is left to do for this condition. */
    public boolean fine() {
        return reason.effect() == Reason.Effect.Fine;
    }
}
