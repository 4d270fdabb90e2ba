package dev.ringcentralokta.operator.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Situation;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.sandbox.http.Faults;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who waits is listed, and what a person says of them is done. */
class ImportReviewTest {

    private final ImportFixture world = new ImportFixture().matching(false, false);

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void listsWhoWaitsOneToALine() {
        String jane = world.person("jane@acme.com", "Jane", "Doe");
        String janesUser = world.user("jane@acme.com", "Jane", "Doe");
        String rita = world.person("rita@acme.com", "Rita", "Moreau");

        ImportResult result = world.run();

        assertThat(result.waiting()).isEqualTo(3);
        assertThat(world.review().get("waiting").lines())
                .contains(
                        jane + "\tExactMatchUnconfirmed\tjane@acme.com\t" + janesUser + "\t",
                        rita + "\tNewUnconfirmed\trita@acme.com\t\t");
        assertThat(world.review().get("how-to-decide")).contains("link <id", "kubectl patch configmap ringcentral");
        assertThat(world.writesToOkta()).isZero();
        assertThat(world.memory()).isEmpty();
    }

    @Test
    void doesWhatAPersonSays() {
        String jane = world.person("jane@acme.com", "Jane", "Doe");
        String other = world.user("j.doe@acme.com", "Jane", "Doe");
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        String omar = world.person("omar@acme.com", "Omar", "Haddad");
        world.run();

        world.decide(jane, "link " + other);
        world.decide(rita, "Create");
        world.decide(omar, "ignore");
        ImportResult result = world.run();

        assertThat(result.situations())
                .containsEntry(Situation.Confirmed, 1L)
                .containsEntry(Situation.New, 1L)
                .containsEntry(Situation.Ignored, 1L);
        assertThat(world.userOf(jane)).contains(other);
        assertThat(world.userOf(rita)).contains(world.user("rita@acme.com").id());
        // And what is done is taken off, so that it counts for nobody later
        assertThat(world.review()).doesNotContainKeys(jane, rita).containsEntry(omar, "ignore");
        assertThat(world.review().get("waiting")).doesNotContain(jane, rita, omar);
    }

    @Test
    void oneWordDecidesForAllWhoAreListedInASituation() {
        // Given two who are listed, and one who comes after the list was written
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        String omar = world.person("omar@acme.com", "Omar", "Haddad");
        world.run();
        world.decide("NewUnconfirmed", "create");
        world.decide(omar, "ignore");
        String late = world.person("late@acme.com", "Late", "Comer");

        // When
        world.run();

        // Then it counts once, for those who were listed and of whom nothing else was said
        assertThat(world.userOf(rita)).isPresent();
        assertThat(world.userOf(omar)).isEmpty();
        assertThat(world.userOf(late)).isEmpty();
        assertThat(world.review()).doesNotContainKeys("NewUnconfirmed", rita).containsEntry(omar, "ignore");
        assertThat(world.review().get("waiting")).contains(late).doesNotContain(rita, omar);
        world.run();
        assertThat(world.userOf(late)).isEmpty();
    }

    @Test
    void nobodyIsLinkedByAWordAboutMany() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        world.decide("NewUnconfirmed", "link 00u1234567890");

        assertThat(world.run().problems()).singleElement().asString().contains("key 'NewUnconfirmed'");
        assertThat(world.userOf(rita)).isEmpty();
    }

    @Test
    void aWordThatWasNotFollowedStays() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        world.decide(rita, "create");
        world.org.faults().inject("POST", "/api/v1/users", 1, new Faults.Status(503, ""));

        world.run();

        assertThat(world.review()).containsEntry(rita, "create");
        world.run();
        assertThat(world.userOf(rita)).isPresent();
    }

    @Test
    void aWordAboutSomebodyWhoIsGoneCountsForNobodyLater() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        world.decide(rita, "create");
        world.ringCentral.account().unassign(Long.parseLong(rita));

        world.run();

        assertThat(world.review()).doesNotContainKey(rita);
    }

    @Test
    void saysWhichWordsItDoesNotUnderstand() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        world.decide(rita, "make it so");
        world.decide("rita", "create");

        assertThat(world.run().problems())
                .containsExactly(
                        "ConfigMap 'ringcentral-import-review', key '" + rita
                                + "': write 'link <id of the user in Okta>', 'create' or 'ignore'",
                        "ConfigMap 'ringcentral-import-review', key 'rita': is no id of a person in RingCentral: take"
                                + " one of the list 'waiting'; nor is it a situation of it with 'create' or 'ignore'");
        assertThat(world.review()).containsKeys(rita, "rita");
    }

    @Test
    void doesNotOverwriteWhatAPersonSaysMeanwhile() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        world.run();
        world.person("omar@acme.com", "Omar", "Haddad");
        world.kubernetes
                .faults()
                .inject("PUT", "import-review", 1, new Faults.Meanwhile(() -> world.decide(rita, "create")));

        assertThat(world.run().stop()).containsInstanceOf(NotStored.class);

        assertThat(world.review()).containsEntry(rita, "create");
        assertThat(world.run().done().created()).isEqualTo(1);
    }

    @Test
    void aConfigMapOfSomebodyElseIsLeftAlone() {
        world.cluster
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("ringcentral-import-review")
                        .withNamespace("default")
                        .endMetadata()
                        .build())
                .create();

        assertThat(ImportReview.load(world.cluster, world.integration)).isEmpty();
    }
}
