package dev.ringcentralokta.operator.okta;

/** How somebody came to an app. */
public enum Scope {
    /** By an assignment of their own. */
    User("USER"),
    /** By a group that is assigned. */
    Group("GROUP");

    private final String wire;

    Scope(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    /** Only an assignment that says so is somebody's own, which is what may be taken away. */
    static Scope from(String wire) {
        return wire.equals(User.wire) ? User : Group;
    }
}
