package dev.ringcentralokta.operator.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.okta.SearchBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LookUpsTest {

    private static final Duration MINUTES = Duration.ofMinutes(5);

    private final MovableClock clock = new MovableClock();
    private final LookUps<String> lookUps = new LookUps<>(String.CASE_INSENSITIVE_ORDER, clock);
    private final Map<String, String> ids = new HashMap<>(Map.of("jane", "00u1", "omar", "00u2"));
    private final List<List<String>> asked = new ArrayList<>();

    @Test
    void whatWasFoundAlongIsNotAskedForForMinutes() {
        assertThat(find("jane", "omar")).contains("00u1");
        assertThat(find("OMAR")).contains("00u2");
        assertThat(asked).containsExactly(List.of("jane", "omar"));

        clock.advance(MINUTES);
        assertThat(find("omar")).contains("00u2");
        assertThat(asked).hasSize(2);
    }

    @Test
    void whatHasServedIsInNobodyElsesSearchAndAskedForAgainWhereWanted() {
        find("jane", "omar");
        find("omar");

        find("greta", "jane", "omar");
        assertThat(find("jane", "omar")).contains("00u1");

        assertThat(asked).containsExactly(List.of("jane", "omar"), List.of("greta"), List.of("jane"));
    }

    @Test
    void anotherSpellingThatOktaDoesNotFindHidesNobody() {
        assertThat(find("jane", "JANE")).contains("00u1");
    }

    @Test
    void whoIsMissingIsInNobodyElsesSearchForMinutesAndStillAskedForWhereWanted() {
        // Given somebody who is not there yet
        assertThat(find("greta", "jane")).isEmpty();

        // When others are looked up, and she is once she has been made
        assertThat(find("omar", "greta", "jane")).contains("00u2");
        ids.put("greta", "00u3");
        assertThat(find("greta", "jane")).contains("00u3");

        // Then nobody was asked for in vain
        assertThat(asked).containsExactly(List.of("greta", "jane"), List.of("omar"), List.of("greta"));
    }

    @Test
    void whoIsMissingIsAskedForAlongAgainAfterMinutes() {
        find("greta");
        clock.advance(MINUTES);
        find("jane", "greta");

        assertThat(asked).containsExactly(List.of("greta"), List.of("jane", "greta"));
    }

    @Test
    void aNameThatOktaRefusesIsInNobodyElsesSearch() {
        assertThatThrownBy(() -> find("bell", refusing(FailureReason.Refused))).isInstanceOf(ApiException.class);

        find("jane", "bell");

        assertThat(asked).containsExactly(List.of("jane"));
    }

    @Test
    void aTroubleThatPassesTellsNothingOfAnyName() {
        assertThatThrownBy(() -> find("jane", refusing(FailureReason.Unavailable), "omar"))
                .isInstanceOf(ApiException.class);

        find("greta", "jane", "omar");

        assertThat(asked).containsExactly(List.of("greta", "jane", "omar"));
    }

    private Optional<String> find(String wanted, String... others) {
        return find(wanted, this::search, others);
    }

    private Optional<String> find(String wanted, Function<SearchBatch, Map<String, String>> okta, String... others) {
        return lookUps.find(wanted, () -> Stream.of(others), okta);
    }

    private Map<String, String> search(SearchBatch batch) {
        asked.add(batch.names());
        return batch.names().stream().filter(ids::containsKey).collect(Collectors.toMap(name -> name, ids::get));
    }

    private Function<SearchBatch, Map<String, String>> refusing(FailureReason reason) {
        ApiFailure.Details details = new ApiFailure.Details(reason, "Okta", 0, "", "", "");
        return batch -> {
            throw new ApiException(ApiFailure.of(details, clock.instant(), false));
        };
    }
}
