package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.Decision.Ignore;
import dev.ringcentralokta.operator.importing.Decision.LinkTo;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Link;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is who, one case at a time. The rules confirm everything by themselves, unless said otherwise. */
class ImportMatchingTest {

    private final Import anImport = new Import();

    @Test
    void linksWhoHasTheSameEmailInWhateverCase() {
        anImport.person("101", "Jane@acme.com", "Jane", "Doe").user("00u1", "jane@acme.com", "J.", "Doe");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.ExactMatch);
        assertThat(anImport.plan("101").changes()).containsExactly(new Link("101", "00u1"));
    }

    @Test
    void linksWhoHasTheUserNameThatTheyWouldGet() {
        anImport.person("101", "jane@rc.com", "Jane", "Doe")
                .user("00u1", "JDoe@acme.com", "J.", "Doe")
                .exactOnUserName(
                        "String.toLowerCase(String.substring(appuser.firstName, 0, 1) + appuser.lastName) + '@acme.com'");

        assertThat(anImport.plan("101").changes()).containsExactly(new Link("101", "00u1"));
    }

    @Test
    void linksWhoHasTheSameNameWhereNobodyElseCouldBeMeant() {
        anImport.person("101", "jane@rc.com", "Jane", "DOE").user("00u1", "jane@acme.com", "jane", "Doe");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.PartialMatch);
        assertThat(anImport.plan("101").changes()).containsExactly(new Link("101", "00u1"));
    }

    @Test
    void waitsForAPersonWhereTheRulesSaySo() {
        anImport.confirmingNothing()
                .person("101", "jane@acme.com", "Jane", "Doe")
                .person("102", "joe@rc.com", "Joe", "Poe")
                .person("103", "new@acme.com", "New", "Man")
                .user("00u1", "jane@acme.com", "J.", "D.")
                .user("00u2", "joe@acme.com", "Joe", "Poe");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.ExactMatchUnconfirmed);
        assertThat(anImport.plan("101").candidates()).containsExactly("00u1");
        assertThat(anImport.plan("102").situation()).isEqualTo(Situation.PartialMatchUnconfirmed);
        assertThat(anImport.plan("102").candidates()).containsExactly("00u2");
        assertThat(anImport.plan("103").situation()).isEqualTo(Situation.NewUnconfirmed);
        assertThat(anImport.changes()).isEmpty();
    }

    @Test
    void doesAsAPersonSays() {
        anImport.confirmingNothing()
                .person("101", "jane@rc.com", "Jane", "Doe")
                .person("102", "joe@rc.com", "Joe", "Poe")
                .person("103", "max@rc.com", "Max", "Mad")
                .user("00u1", "other@acme.com", "J.", "D.")
                .decided("101", new LinkTo("00u1"))
                .decided("102", new Decision.Create())
                .decided("103", new Ignore());

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.Confirmed);
        assertThat(anImport.plan("101").changes()).containsExactly(new Link("101", "00u1"));
        assertThat(anImport.plan("102").situation()).isEqualTo(Situation.New);
        assertThat(anImport.plan("103").situation()).isEqualTo(Situation.Ignored);
    }

    @Test
    void guessesNothing() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .person("102", "shared@acme.com", "Ann", "One")
                .person("103", "shared@acme.com", "Bea", "Two")
                .person("104", "max@rc.com", "Max", "Mad")
                .person("105", "maxim@rc.com", "Max", "Mad")
                .person("106", "pat@rc.com", "Pat", "Roe")
                .user("00u1", "jane@acme.com", "J.", "D.")
                .userWithEmail("00u2", "jane2@acme.com", "jane@acme.com")
                .user("00u4", "max@acme.com", "Max", "Mad")
                .user("00u5", "pat1@acme.com", "Pat", "Roe")
                .user("00u6", "pat2@acme.com", "Pat", "Roe");

        assertThat(List.of("101", "102", "103", "104", "105", "106"))
                .allSatisfy(id -> assertThat(anImport.plan(id).situation()).isEqualTo(Situation.Ambiguous));
        assertThat(anImport.plan("101").candidates()).containsExactly("00u1", "00u2");
        assertThat(anImport.plan("101").problems()).containsExactly("several users in Okta have this e-mail: decide");
        assertThat(anImport.plan("102").problems())
                .containsExactly("somebody else in RingCentral has the same e-mail: decide");
        assertThat(anImport.plan("104").problems())
                .containsExactly("somebody else in RingCentral has the same name: decide");
        assertThat(anImport.changes()).isEmpty();
    }

    @Test
    void whoHasTheEmailComesBeforeWhoHasTheName() {
        anImport.person("101", "jane@acme.com", "J.", "Doe")
                .person("102", "other@rc.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "Jane", "Doe");

        assertThat(anImport.plan("101").changes()).containsExactly(new Link("101", "00u1"));
        assertThat(anImport.plan("102").situation()).isEqualTo(Situation.New);
        anImport.confirmingAllBut(Situation.ExactMatch);
        assertThat(anImport.plan("102").problems())
                .containsExactly("the user in Okta with this name has somebody else's e-mail: decide");
    }

    @Test
    void linksNobodyByNameWhoseNamesakeMayBeMissing() {
        anImport.person("101", "jane@rc.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "Jane", "Doe")
                .seeingOnlyAPart();

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.PartialMatchUnconfirmed);
        assertThat(anImport.plan("101").problems())
                .singleElement()
                .asString()
                .contains("the next full import links them");
    }

    @Test
    void whoIsIgnoredStandsInNobodysWay() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .person("102", "jane@acme.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "J.", "D.")
                .linked("102", "00u1")
                .decided("102", new Ignore());

        assertThat(anImport.changes()).containsExactly(new Forget("102"), new Link("101", "00u1"));
    }

    @Test
    void aUserOfSomebodyElseIsNobodysMatch() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .person("102", "joe@acme.com", "Joe", "Poe")
                .user("00u1", "jane@acme.com", "Joe", "Poe")
                .linked("102", "00u1");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.Ambiguous);
        assertThat(anImport.plan("101").problems())
                .containsExactly("the user in Okta with this e-mail is somebody else in RingCentral: decide");
    }

    @Test
    void followsNoWordThatWouldMakeTwoPeopleOne() {
        anImport.person("101", "a@acme.com", "A", "A")
                .person("102", "b@acme.com", "B", "B")
                .person("103", "c@acme.com", "C", "C")
                .user("00u1", "x@acme.com", "X", "X")
                .user("00u2", "y@acme.com", "Y", "Y")
                .linked("101", "00u1")
                .decided("102", new LinkTo("00u1"))
                .decided("103", new LinkTo("nobody"));

        assertThat(anImport.plan("102").problems())
                .containsExactly("the Okta user 00u1 is person 101 already: decide that they be ignored, or for another"
                        + " user");
        assertThat(anImport.plan("103").problems())
                .containsExactly("there is no Okta user nobody: decide for another one");
        anImport.decided("102", new LinkTo("00u2")).decided("103", new LinkTo("00u2"));
        assertThat(List.of("102", "103"))
                .allSatisfy(id -> assertThat(anImport.plan(id).problems())
                        .containsExactly("it is decided for two people that they are the Okta user 00u2: change one of"
                                + " the decisions"));
    }

    @Test
    void makesNobodyAnewWhoIsDeactivatedInOkta() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "Jane", "Doe")
                .deactivated("00u1");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.OktaUserDeactivated);
        assertThat(anImport.plan("101").problems())
                .containsExactly("the user in Okta with this e-mail is deactivated: activate it, or decide");
        anImport.decided("101", new LinkTo("00u1"));
        assertThat(anImport.plan("101").problems())
                .containsExactly("the Okta user 00u1 is deactivated: activate it, or decide for another one");
    }

    @Test
    void makesNobodyWhoMayNotLogIn() {
        anImport.inactive("101", "jane@acme.com").user("00u1", "jane@acme.com", "Jane", "Doe");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.Inactive);
        anImport.linked("101", "00u1");
        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.Linked);
    }
}
