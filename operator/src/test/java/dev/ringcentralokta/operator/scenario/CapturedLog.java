package dev.ringcentralokta.operator.scenario;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * All that is logged while it is open: TRACE and more of our own loggers, INFO and more of the others. The console stays
 * out of it, which faults made on purpose would flood.
 */
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private static final String OURS = "dev.ringcentralokta";

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Logger root;
    private final Logger ours;
    private final Level levelOfRoot;
    private final @Nullable Level levelOfOurs;
    private final List<Appender<ILoggingEvent>> others;

    private CapturedLog(LoggerContext context) {
        setContext(context);
        root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ours = context.getLogger(OURS);
        levelOfRoot = root.getLevel();
        levelOfOurs = ours.getLevel();
        Iterable<Appender<ILoggingEvent>> appenders = root::iteratorForAppenders;
        others = StreamSupport.stream(appenders.spliterator(), false).toList();
    }

    static CapturedLog open() {
        CapturedLog log = new CapturedLog((LoggerContext) LoggerFactory.getILoggerFactory());
        log.start();
        log.others.forEach(log.root::detachAppender);
        log.root.addAppender(log);
        log.root.setLevel(Level.INFO);
        log.ours.setLevel(Level.TRACE);
        return log;
    }

    Collection<String> lines() {
        return lines;
    }

    @Override
    protected void append(ILoggingEvent event) {
        String thrown = Optional.ofNullable(event.getThrowableProxy())
                .map(ThrowableProxyUtil::asString)
                .orElse("");
        lines.add(event.getLevel() + " " + event.getLoggerName() + " " + event.getMDCPropertyMap() + " "
                + event.getFormattedMessage() + thrown);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        others.forEach(root::addAppender);
        root.setLevel(levelOfRoot);
        ours.setLevel(levelOfOurs);
        stop();
    }
}
