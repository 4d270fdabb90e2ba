package dev.ringcentralokta.operator.integration;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ringcentralokta.operator.api.v1alpha1.Application;
import dev.ringcentralokta.operator.api.v1alpha1.Application.Adoption;
import dev.ringcentralokta.operator.okta.App;
import dev.ringcentralokta.operator.status.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AppSelectionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T00:00:00Z");
    private static final App ONE = app("0oa1", "ringcentral", "RingCentral");
    private static final App TWO = app("0oa2", "ringcentral", "RingCentral");

    @Test
    void appOfTheDeclaredIdIsUsed() {
        assertThat(select(wanted(Adoption.AdoptOrCreate, "0oa1"), Optional.of(ONE), List.of(), Optional.empty()))
                .isEqualTo(new AppSelection.Use(ONE));
    }

    @Test
    void declaredIdThatIsNotThereIsRefusedAndNeverReplaced() {
        assertThat(refused(
                        select(wanted(Adoption.AdoptOrCreate, "0oa1"), Optional.empty(), List.of(), Optional.empty())))
                .isEqualTo(Reason.AppNotFound);
    }

    @Test
    void declaredIdOfAnotherCatalogueEntryIsRefused() {
        App other = app("0oa1", "slack", "RingCentral");
        assertThat(refused(select(wanted(Adoption.AdoptOnly, "0oa1"), Optional.of(other), List.of(), Optional.empty())))
                .isEqualTo(Reason.WrongApp);
    }

    @Test
    void appKnownFromStatusIsUsedWhateverItsLabel() {
        App renamed = app("0oa1", "ringcentral", "Renamed by hand");
        assertThat(select(wanted(Adoption.CreateOnly, null), Optional.of(renamed), List.of(), Optional.empty()))
                .isEqualTo(new AppSelection.Use(renamed));
    }

    @Test
    void onlyAppOfTheLabelIsAdopted() {
        assertThat(select(wanted(Adoption.AdoptOrCreate, null), Optional.empty(), List.of(ONE), Optional.empty()))
                .isEqualTo(new AppSelection.Use(ONE));
    }

    @Test
    void twoAppsOfTheLabelAreRefusedWithBothIds() {
        AppSelection selection =
                select(wanted(Adoption.AdoptOrCreate, null), Optional.empty(), List.of(ONE, TWO), Optional.empty());
        assertThat(refused(selection)).isEqualTo(Reason.AmbiguousApp);
        assertThat(((AppSelection.Refuse) selection).message()).contains("0oa1", "0oa2", "spec.application.id");
    }

    @Test
    void createOnlyRefusesWhatSomebodyElseMade() {
        assertThat(refused(select(wanted(Adoption.CreateOnly, null), Optional.empty(), List.of(ONE), Optional.empty())))
                .isEqualTo(Reason.AppAlreadyExists);
    }

    @Test
    void createOnlyTakesWhatWasCreatedBeforeARestart() {
        assertThat(select(wanted(Adoption.CreateOnly, null), Optional.empty(), List.of(ONE), Optional.of(NOW)))
                .isEqualTo(new AppSelection.Use(ONE));
    }

    @Test
    void adoptOnlyNeverCreates() {
        assertThat(refused(select(wanted(Adoption.AdoptOnly, null), Optional.empty(), List.of(), Optional.empty())))
                .isEqualTo(Reason.AppNotFound);
    }

    @Test
    void nothingThereIsCreated() {
        assertThat(select(wanted(Adoption.AdoptOrCreate, null), Optional.empty(), List.of(), Optional.empty()))
                .isEqualTo(new AppSelection.Create());
    }

    @Test
    void lostAnswerToACreationIsWaitedForBeforeAnotherIsMade() {
        Application wanted = wanted(Adoption.AdoptOrCreate, null);
        Instant announced = NOW.minusSeconds(10);
        assertThat(select(wanted, Optional.empty(), List.of(), Optional.of(announced)))
                .isEqualTo(new AppSelection.Wait(announced.plus(AppSelection.CREATION_GRACE)));
        Instant longAgo = NOW.minus(AppSelection.CREATION_GRACE);
        assertThat(select(wanted, Optional.empty(), List.of(), Optional.of(longAgo)))
                .isEqualTo(new AppSelection.Create());
    }

    private static AppSelection select(
            Application wanted, Optional<App> byId, List<App> byName, Optional<Instant> pending) {
        return AppSelection.of(wanted, new AppSelection.Candidates(byId, byName), pending, NOW);
    }

    private static Reason refused(AppSelection selection) {
        return ((AppSelection.Refuse) selection).reason();
    }

    private static Application wanted(Adoption adoption, @Nullable String id) {
        return new Application(
                "ringcentral",
                "RingCentral",
                adoption,
                id,
                Map.of(),
                new Application.Visibility(false, false, false, false),
                new Application.Notes("", ""));
    }

    private static App app(String id, String name, String label) {
        return new App(JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", name)
                .put("label", label)
                .put("status", "ACTIVE"));
    }
}
