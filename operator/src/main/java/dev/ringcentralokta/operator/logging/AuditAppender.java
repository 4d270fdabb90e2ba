package dev.ringcentralokta.operator.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.joran.spi.ConsoleTarget;
import ch.qos.logback.core.recovery.ResilientFileOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes to {@code stdout}, {@code stderr} or the file of another name. A file that cannot be opened loses nothing: the lines go
 * to standard output, and standard error says why.
 */
public final class AuditAppender extends OutputStreamAppender<ILoggingEvent> {

    private static final int BUFFER = 8192;

    private String destination = "stdout";

    /** Called by Logback. */
    public void setDestination(String destination) {
        this.destination = destination.strip();
    }

    @Override
    public void start() {
        setOutputStream(stream());
        super.start();
    }

    private OutputStream stream() {
        return switch (destination) {
            case "", "stdout" -> ConsoleTarget.SystemOut.getStream();
            case "stderr" -> ConsoleTarget.SystemErr.getStream();
            default -> file();
        };
    }

    @SuppressWarnings("SystemOut") // logging is not there yet
    private OutputStream file() {
        try {
            ResilientFileOutputStream file = new ResilientFileOutputStream(new File(destination), true, BUFFER);
            file.setContext(context);
            return file; // a full disk stops another appender for good
        } catch (IOException e) {
            System.err.println("AUDIT_LOG: '" + destination + "' cannot be written (" + e.getMessage()
                    + "); give stdout, stderr or the path of a file. The audit goes to standard output.");
            return ConsoleTarget.SystemOut.getStream();
        }
    }
}
