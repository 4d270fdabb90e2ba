package dev.ringcentralokta.operator.importing;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.Schedule;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When imports are due, from the manifest. Where clocks are set forward, what would be due in the hour that there is not is due at
 * its end; where they are set back, a time of day comes once, and each hour is an hour. What cannot be read is left out.
 */
public final class ImportSchedule {

    private static final String PATH = "spec.toOkta.schedule.";

    /** Which people an import looks at. */
    public enum Kind {
        /** All of them. */
        Full,
        /** Those that were changed. */
        Incremental
    }

    private final List<String> problems = new ArrayList<>();
    private final Optional<ZoneId> zone;
    private final Optional<ExecutionTime> full;
    private final Optional<ExecutionTime> incremental;

    /** Reads a schedule. */
    public ImportSchedule(Schedule schedule) {
        zone = zone(schedule.timeZone());
        full = cron("full", schedule.full());
        incremental = cron("incremental", schedule.incremental());
    }

    /** What a person has to mend in the manifest, each with its path. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /**
     * Which import is due; one that looks at everybody does the work of both. What was missed is made up for, once.
     *
     * @param last when the last one began, of either kind
     */
    public Optional<Kind> due(Instant last, Instant now) {
        if (hasCome(full, last, now)) {
            return Optional.of(Kind.Full);
        }
        return hasCome(incremental, last, now) ? Optional.of(Kind.Incremental) : Optional.empty();
    }

    /** When the next one is due, of either kind; empty where none ever is. */
    public Optional<Instant> next(Instant after) {
        return Stream.of(full, incremental)
                .flatMap(cron -> next(cron, after).stream())
                .min(Instant::compareTo);
    }

    private boolean hasCome(Optional<ExecutionTime> cron, Instant last, Instant now) {
        return next(cron, last).filter(time -> !time.isAfter(now)).isPresent();
    }

    private Optional<Instant> next(Optional<ExecutionTime> cron, Instant after) {
        return cron.flatMap(times -> zone.flatMap(place -> next(times, after, place)));
    }

    private static Optional<Instant> next(ExecutionTime times, Instant after, ZoneId place) {
        Optional<Instant> regular = times.nextExecution(after.atZone(place)).map(ZonedDateTime::toInstant);
        return Optional.ofNullable(place.getRules().nextTransition(after))
                .filter(ZoneOffsetTransition::isGap)
                .filter(gap ->
                        regular.filter(time -> time.isAfter(gap.getInstant())).isPresent())
                .filter(gap -> swallows(gap, times))
                .map(ZoneOffsetTransition::getInstant)
                .or(() -> regular);
    }

    /** Whether a time is due by a clock that nobody sets, and by the one that is set forward there is no such time. */
    private static boolean swallows(ZoneOffsetTransition gap, ExecutionTime times) {
        ZonedDateTime before = gap.getDateTimeBefore().atZone(ZoneOffset.UTC).minusSeconds(1);
        ZonedDateTime end = gap.getDateTimeAfter().atZone(ZoneOffset.UTC);
        return times.nextExecution(before).filter(time -> time.isBefore(end)).isPresent();
    }

    private Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            problems.add(PATH + "timeZone: '" + name
                    + "' is no IANA time zone: write one, for example UTC or America/New_York");
            return Optional.empty();
        }
    }

    private Optional<ExecutionTime> cron(String field, @Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            CronParser parser = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
            return Optional.of(ExecutionTime.forCron(parser.parse(text)));
        } catch (IllegalArgumentException e) {
            problems.add(PATH + field + ": '" + text + "' cannot be read: write minute, hour, day, month and weekday as"
                    + " numbers or names, with *, lists (1,15), ranges (1-5) and steps (*/2), for example 0 3 * * *");
            return Optional.empty();
        }
    }
}
