package dev.ringcentralokta.operator.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import java.util.Iterator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standard output of a subcommand is its result and nothing else; logs go to the standard error. */
public final class Logs {

    private static final String OWN = "dev.ringcentralokta";

    private Logs() {}

    /** Sends logs to the standard error from now on; without {@code LOG_LEVEL} there are none: the result says it all. */
    public static void toStandardError() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            Iterator<Appender<ILoggingEvent>> appenders =
                    context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
            while (appenders.hasNext()) {
                if (appenders.next() instanceof ConsoleAppender<ILoggingEvent> console) {
                    console.stop();
                    console.setTarget("System.err");
                    console.start();
                }
            }
            if (System.getenv("LOG_LEVEL") == null) {
                context.getLogger(OWN).setLevel(Level.OFF);
            }
            context.getLogger("audit").setLevel(Level.WARN);
        }
    }
}
