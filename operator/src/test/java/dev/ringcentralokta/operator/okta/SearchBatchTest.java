package dev.ringcentralokta.operator.okta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SearchBatchTest {

    private final FakeOkta okta = new FakeOkta().otherwise(200, "application/json", "[]");

    @AfterEach
    void close() {
        okta.close();
    }

    @Test
    void asksForAsManyNamesAtOnceAsGoIntoAUrl() {
        SearchBatch batch = SearchBatch.of("p0@acme.com", named("p%d@acme.com"));

        assertThat(batch.names()).hasSizeBetween(80, 100).startsWith("p0@acme.com", "p1@acme.com");
    }

    @Test
    void asksForNoMoreThanAUrlCarries() {
        // Given names that are long, and longer as a URL carries them
        SearchBatch batch = SearchBatch.of("Ä".repeat(50), named("Ü%03d" + "\"".repeat(90)));

        okta.client().groups().byName(batch);

        assertThat(batch.names().size()).isBetween(5, 24);
        assertThat(okta.calls()).singleElement().satisfies(call -> assertThat(call.length())
                .isBetween(5_000, 6_500));
    }

    @Test
    void aNameThatDoesNotFitKeepsNoOtherOut() {
        assertThat(SearchBatch.of("jane", List.of("x".repeat(6_000), "omar", "jane"))
                        .names())
                .containsExactly("jane", "omar");
        assertThat(SearchBatch.of("x".repeat(6_000), List.of("omar")).names()).hasSize(1);
    }

    private static List<String> named(String pattern) {
        return IntStream.range(0, 100).mapToObj(pattern::formatted).toList();
    }
}
