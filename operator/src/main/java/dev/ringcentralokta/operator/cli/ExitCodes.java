package dev.ringcentralokta.operator.cli;

/** Every exit code of the jar; {@code docs/command-line.md} explains them. */
public final class ExitCodes {

    /** It worked, and there is nothing that somebody has to know. */
    public static final int OK = 0;

    /** It could not be done, or not all of it. */
    public static final int FAILED = 1;

    /** It worked, and there is something: changes to come. */
    public static final int CHANGES = 2;

    /** An operator that led, and does no longer. */
    public static final int LEADERSHIP_LOST = 3;

    /** A command line that cannot be understood; as in {@code sysexits.h}, because picocli's own 2 has a meaning here. */
    public static final int USAGE = 64;

    private ExitCodes() {}
}
