package dev.ringcentralokta.operator.importing.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Apply;
import dev.ringcentralokta.operator.api.v1alpha1.ProvisioningSettingsSpec.AttributeMapping.Direction;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.importing.ImportChange;
import dev.ringcentralokta.operator.importing.Situation;
import dev.ringcentralokta.operator.importing.run.ImportResult.ByVendor;
import dev.ringcentralokta.operator.importing.run.ImportResult.Done;
import dev.ringcentralokta.operator.importing.run.ImportResult.Failure;
import dev.ringcentralokta.operator.importing.run.ImportResult.NotStored;
import dev.ringcentralokta.sandbox.http.Faults;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Plans are carried out person by person, over HTTP. */
class ImporterOverHttpTest {

    private static final String USERS = "/api/v1/users";
    private static final Faults.Status REFUSED = new Faults.Status(
            400, "{\"errorCode\":\"E0000001\",\"errorSummary\":\"Api validation failed: x\",\"errorCauses\":[]}");

    private final ImportFixture world = new ImportFixture();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void linksCreatesAndUpdates() {
        // Given somebody who is in Okta, and somebody who is not
        String jane = world.person("Jane@acme.com", "Jane", "Doe", "Manager");
        String janesUser = world.user("jane@acme.com", "Jane", "Doe");
        String rita = world.person("rita@acme.com", "Rita", "Moreau", "Receptionist");

        // When they are imported
        ImportResult result = world.run();

        // Then Okta is as RingCentral, as far as it is mapped
        assertThat(result.stop()).isEmpty();
        assertThat(result.done()).isEqualTo(new Done(1, 1, 2, 0));
        assertThat(result.situations())
                .containsEntry(Situation.New, 1L)
                .containsEntry(Situation.ExactMatch, 2L); // the administrator, too
        assertThat(world.userOf(jane)).contains(janesUser);
        assertThat(world.user("jane@acme.com").profile())
                .containsEntry("title", "Manager")
                .containsEntry("email", "jane@acme.com");
        assertThat(world.user("rita@acme.com").id())
                .isEqualTo(world.userOf(rita).orElseThrow());
        assertThat(world.user("rita@acme.com").status()).isEqualTo("PROVISIONED");
        assertThat(world.user("rita@acme.com").profile()).containsEntry("title", "Receptionist");

        // And nothing is left to do, for the same process and for another one
        long writes = world.writesToOkta();
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 0, 0));
        world.restart();
        assertThat(world.run().done()).isEqualTo(new Done(0, 0, 0, 0));
        assertThat(world.writesToOkta()).isEqualTo(writes);
    }

    @Test
    void tellsOfEachPersonAndOfAttributesByName() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau", "Secret Title");
        world.run();

        assertThat(world.events("OktaUserCreated"))
                .containsExactly("RingCentral " + rita + ", Okta "
                        + world.userOf(rita).orElseThrow() + ": email, firstName, lastName, login, title");
        assertThat(world.memory().toString()).doesNotContain("Secret", "rita@acme.com");
    }

    @Test
    void asksOnlyForChangesOnceItKnowsEverybody() {
        world.person("rita@acme.com", "Rita", "Moreau");
        IntStream.range(0, 250).forEach(i -> world.user("p" + i + "@acme.com", "P" + i, "Q"));
        world.later(Duration.ofHours(1));
        world.run();
        world.later(Duration.ofHours(1));
        world.org.calls().clear();
        world.ringCentral.calls().clear();

        world.run();

        assertThat(world.org.calls().calls()).hasSize(1);
        assertThat(world.ringCentral.calls().perBucket())
                .containsEntry("light", 2L)
                .containsEntry("medium", 1L)
                .doesNotContainKey("heavy");
    }

    @Test
    void seesWhatOthersChangeInOkta() {
        // Given an import, and somebody who is made in Okta by hand after it
        world.matching(true, false);
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        assertThat(world.run().situations()).containsEntry(Situation.NewUnconfirmed, 1L);
        world.later(Duration.ofHours(1));
        String user = world.user("rita@acme.com", "Rita", "Moreau");

        world.run();

        assertThat(world.userOf(rita)).contains(user);
    }

    @Test
    void oneWhoIsRefusedKeepsNobodyElseFromAnything() {
        // Given that Okta does not take the first
        String rita = world.person("rita@acme.com", "Rita", "Moreau");
        String omar = world.person("omar@acme.com", "Omar", "Haddad");
        world.org.faults().inject("POST", USERS, 1, REFUSED);

        ImportResult result = world.run();

        assertThat(result.failures()).extracting(Failure::personId).containsExactly(rita);
        assertThat(world.userOf(omar)).isPresent();
        assertThat(world.events("ImportRefused")).hasSize(1);
        assertThat(world.memory()).as("an announcement that was refused").doesNotContainKey(rita);
        // And is not asked for again before an hour has passed
        long writes = world.writesToOkta();
        assertThat(world.run().failures()).hasSize(1);
        assertThat(world.writesToOkta()).isEqualTo(writes);
        world.later(Duration.ofHours(1));
        world.run();
        assertThat(world.userOf(rita)).isPresent();
    }

    @Test
    void whatOktaDoesNotKeepIsNotSentAgain() {
        world.mapping(new AttributeMapping(Direction.ToOkta, "title", "appuser.title", Apply.Always));
        String jane = world.person("jane@acme.com", "Jane", "Doe", "Manager");
        String user = world.user("jane@acme.com", "Jane", "Doe");
        world.org
                .faults()
                .inject(
                        "POST",
                        USERS + "/.*",
                        1,
                        new Faults.Status(
                                200,
                                "{\"id\":\"" + user
                                        + "\",\"status\":\"ACTIVE\",\"profile\":{\"login\":\"jane@acme.com\","
                                        + "\"email\":\"jane@acme.com\",\"title\":\"Boss\"}}"));

        assertThat(world.run().failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.message()).contains("keeps other values of title"))
                .extracting(Failure::personId)
                .isEqualTo(jane);
        long writes = world.writesToOkta();
        assertThat(world.run().failures()).hasSize(1);
        assertThat(world.writesToOkta()).isEqualTo(writes);
    }

    @Test
    void anOktaThatFailsAllTheTimeIsNotAskedForEverybody() {
        IntStream.range(0, 8).forEach(i -> world.person("p" + i + "@acme.com", "P" + i, "Q"));
        world.org.faults().inject("POST", USERS, 9, new Faults.Status(503, ""));

        ImportResult result = world.run();

        assertThat(world.writesToOkta()).isEqualTo(3);
        assertThat(result.stop()).isPresent();
    }

    @Test
    void credentialsThatMayNotEndTheImport() {
        IntStream.range(0, 4).forEach(i -> world.person("p" + i + "@acme.com", "P" + i, "Q"));
        world.org.faults().inject("POST", USERS, 9, new Faults.Status(403, "{\"errorCode\":\"E0000006\"}"));

        ImportResult result = world.run();

        assertThat(world.writesToOkta()).isEqualTo(3);
        assertThat(result.stop()).hasValueSatisfying(stop -> assertThat(((ByVendor) stop).failure())
                .isInstanceOf(ApiFailure.NeedsPerson.class));
    }

    @Test
    void oneWhomTheCredentialsMayNotChangeKeepsNobodyElse() {
        IntStream.range(0, 4).forEach(i -> world.person("p" + i + "@acme.com", "P" + i, "Q"));
        world.org.faults().inject("POST", USERS, 1, new Faults.Status(403, "{\"errorCode\":\"E0000006\"}"));

        ImportResult result = world.run();

        assertThat(result.done().created()).isEqualTo(3);
        assertThat(result.failures()).hasSize(1);
        assertThat(result.ended()).isTrue();
        // And that person is not asked for again and again
        assertThat(world.run().done().created()).isZero();
        world.later(Duration.ofHours(2));
        assertThat(world.run().done().created()).isEqualTo(1);
    }

    @Test
    void isNotOverWhereSomethingFailedForNow() {
        world.person("p@acme.com", "P", "Q");
        world.org.faults().inject("POST", USERS, 1, new Faults.Status(503, ""));

        assertThat(world.run().ended()).isFalse();
        assertThat(world.run().ended()).isTrue();
    }

    @Test
    void threeWhoAlwaysFailKeepNobodyElse() {
        // Given that everybody fails at first
        IntStream.range(0, 6).forEach(i -> world.person("p" + i + "@acme.com", "P" + i, "Q"));
        world.org.faults().inject("POST", USERS, 6, new Faults.Status(503, ""));
        assertThat(world.run().stop()).isPresent();
        assertThat(world.run().stop()).isPresent();

        // Then the others have their turn before those are tried again
        assertThat(world.run().done().created()).isEqualTo(3);
    }

    @Test
    void doesNothingThatItCannotRemember() {
        world.person("rita@acme.com", "Rita", "Moreau");
        world.kubernetes.faults().inject("POST", "configmaps", 1, new Faults.Status(500, ""));

        ImportResult result = world.run();

        assertThat(result.stop()).containsInstanceOf(NotStored.class);
        assertThat(world.writesToOkta()).isZero();
    }

    @Test
    void observesWithoutWriting() {
        String rita = world.person("rita@acme.com", "Rita", "Moreau");

        ImportResult result = world.observe();

        assertThat(result.plan().changes())
                .filteredOn(ImportChange.Create.class::isInstance)
                .extracting(ImportChange::personId)
                .containsExactly(rita);
        assertThat(world.writesToOkta()).isZero();
        assertThat(world.cluster.configMaps().inNamespace("default").list().getItems())
                .isEmpty();
    }
}
