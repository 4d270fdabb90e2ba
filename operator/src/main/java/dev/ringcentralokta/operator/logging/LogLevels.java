package dev.ringcentralokta.operator.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.spi.LifeCycle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * Levels of loggers by a file that may come, change and go while the process runs: a line {@code logger=level} for each. What is
 * no longer in it has its former level again.
 */
public final class LogLevels extends ContextAwareBase implements LoggerContextListener, LifeCycle {

    private static final org.slf4j.Logger LOGGER = LoggerFactory.getLogger(LogLevels.class);

    private static final int SECONDS_BETWEEN_LOOKS = 5;
    private static final String OURS = "dev.ringcentralokta";
    private static final String SDK = "io.javaoperatorsdk";

    private final Map<String, Optional<Level>> former = new HashMap<>();
    private Map<String, Level> set = Map.of();
    private String file = "";
    private String seen = "";
    private boolean unreadable;
    private boolean started;

    /** Called by Logback; empty: there is none. */
    public void setFile(String file) {
        this.file = file.strip();
    }

    @Override
    public void start() {
        started = true;
        if (!file.isEmpty()) {
            context.addScheduledFuture(context.getScheduledExecutorService()
                    .scheduleWithFixedDelay(this::look, 0, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS));
        }
    }

    /** Sets what the file says, where that is not what it said before. */
    void look() {
        String text = text();
        if (text.equals(seen) && set.keySet().stream().allMatch(this::holds)) {
            return;
        }
        seen = text;
        set.keySet().stream()
                .filter(this::holds) // else somebody has set another one, as Logback's own file does while it is read
                .forEach(name -> logger(name)
                        .setLevel(former.getOrDefault(name, Optional.empty()).orElse(null)));
        former.clear();
        set = wanted(text);
        set.forEach((name, level) -> {
            former.put(name, Optional.ofNullable(logger(name).getLevel()));
            logger(name).setLevel(level);
        });
        LOGGER.info("Levels by {}: {}", file, set.isEmpty() ? "none" : set);
    }

    private boolean holds(String name) {
        return Objects.equals(logger(name).getLevel(), set.get(name));
    }

    private static Map<String, Level> wanted(String text) {
        Map<String, Level> wanted = new TreeMap<>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> {
                    String[] parts = line.split("=", 2);
                    String name = parts[0].strip();
                    Optional<Level> level = Optional.of(parts)
                            .filter(both -> both.length == 2)
                            .flatMap(both -> Optional.ofNullable(Level.toLevel(both[1].strip(), null)));
                    level.ifPresentOrElse(
                            known -> refusal(name, known)
                                    .ifPresentOrElse(
                                            why -> LOGGER.warn(
                                                    "Level {} of logger '{}' is not set: {}", known, name, why),
                                            () -> wanted.put(name, known)),
                            () -> LOGGER.warn("'{}' sets no level: write logger=level, such as {}=debug", line, OURS));
                });
        return wanted;
    }

    /** Others log, at such levels, requests and objects as they are, Secrets included; and nobody turns the audit off. */
    private static Optional<String> refusal(String name, Level level) {
        if (name.equals("audit") || name.startsWith("audit.")) {
            return Optional.of("the audit is always on");
        }
        boolean quiet = level.isGreaterOrEqual(Level.INFO)
                || isIn(OURS, name)
                || (isIn(SDK, name) && level.isGreaterOrEqual(Level.DEBUG));
        return quiet
                ? Optional.empty()
                : Optional.of("it would tell secrets; more than INFO only " + OURS + ", and DEBUG " + SDK);
    }

    private static boolean isIn(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }

    private Logger logger(String name) {
        return ((LoggerContext) context).getLogger(name.equals("root") ? Logger.ROOT_LOGGER_NAME : name);
    }

    private String text() {
        try {
            String text = Files.readString(Path.of(file));
            unreadable = false;
            return text;
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) { // perhaps it is just being replaced
            if (!unreadable) {
                LOGGER.warn("{} cannot be read ({}); levels stay as they are", file, e.toString());
            }
            unreadable = true;
            return seen;
        }
    }

    @Override
    public void stop() {
        started = false;
    }

    @Override
    public boolean isStarted() {
        return started;
    }

    @Override
    public boolean isResetResistant() {
        return false;
    }

    @Override
    public void onStart(LoggerContext started) {}

    @Override
    public void onReset(LoggerContext reset) {}

    @Override
    public void onStop(LoggerContext stopped) {}

    @Override
    public void onLevelChange(Logger logger, Level level) {}
}
