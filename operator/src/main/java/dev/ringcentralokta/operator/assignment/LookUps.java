package dev.ringcentralokta.operator.assignment;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.SearchBatch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What names of one kind stand for in one org, as far as that was asked for within the last minutes. One asks at a time, so
 * that the next finds what the one before brought along; what has served is forgotten: a name may be somebody else's by the
 * time it is wanted again.
 *
 * @param <T> what a name stands for
 */
final class LookUps<T> {

    /** Long enough for a hundred looks on a busy machine, and no longer: it is how old an answer may be. */
    private static final Duration REMEMBERED = Duration.ofMinutes(5);

    /** Empty where there is nobody, and where the answer has served: neither is asked for along with others again so soon. */
    private record Answer<T>(Optional<T> found, Instant until) {}

    private final Clock clock;
    private final Map<String, Answer<T>> answers;

    /** Takes names for the same where {@code order} does. */
    LookUps(Comparator<String> order, Clock clock) {
        this.answers = new TreeMap<>(order);
        this.clock = clock;
    }

    /**
     * What {@code wanted} stands for. What is missing now may be made the next moment: it is asked for again at once where it
     * is wanted, and after a minute along with others.
     *
     * @param others names that may be asked for along with it
     * @param okta finds what there is of the names
     */
    synchronized Optional<T> find(
            String wanted, Supplier<Stream<String>> others, Function<SearchBatch, Map<String, T>> okta) {
        forgetOld();
        Optional<T> found = known(wanted).or(() -> {
            ask(wanted, others.get(), okta);
            return known(wanted);
        });
        found.ifPresent(served -> remember(wanted, Optional.empty()));
        return found;
    }

    private void ask(String wanted, Stream<String> others, Function<SearchBatch, Map<String, T>> okta) {
        SearchBatch batch = SearchBatch.of(
                wanted, others.filter(name -> !answers.containsKey(name)).toList());
        try {
            Map<String, T> found = okta.apply(batch);
            batch.names().forEach(name -> remember(name, Optional.empty()));
            found.forEach((name, value) -> remember(name, Optional.of(value)));
        } catch (ApiException e) {
            if (e.failure() instanceof ApiFailure.Terminal) { // the name is at fault, and would be for others
                remember(wanted, Optional.empty());
            }
            throw e;
        }
    }

    private Optional<T> known(String name) {
        return Optional.ofNullable(answers.get(name)).flatMap(Answer::found);
    }

    private void remember(String name, Optional<T> found) {
        answers.put(name, new Answer<>(found, clock.instant().plus(REMEMBERED)));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        answers.values().removeIf(answer -> !now.isBefore(answer.until()));
    }
}
