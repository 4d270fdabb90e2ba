package dev.ringcentralokta.operator.okta;

/** When a mapped attribute is written. */
public enum PushStatus {
    /** When the target is created and whenever the source changes. */
    Push("PUSH"),
    /** Only when the target is created. */
    DontPush("DONT_PUSH");

    private final String wire;

    PushStatus(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    static PushStatus from(String wire) {
        return wire.equals(Push.wire) ? Push : DontPush;
    }
}
