package dev.ringcentralokta.operator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** The standard output of a subcommand is its result and nothing else; logs go to the standard error. */
public final class Logs {

    private static final String OWN = "dev.ringcentralokta";
    /** Named in {@code logback.xml}. */
    private static final String TARGET = "logs.target";

    private Logs() {}

    /**
     * Sends logs to the standard error, if nothing has been logged yet: Logback logs itself as it starts. Without {@code LOG_LEVEL}
     * there are none: the result says it all.
     */
    public static void toStandardError() {
        System.setProperty(TARGET, "System.err");
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            if (System.getenv("LOG_LEVEL") == null) {
                context.getLogger(OWN).setLevel(Level.OFF);
            }
            context.getLogger("audit").setLevel(Level.WARN);
        }
    }
}
