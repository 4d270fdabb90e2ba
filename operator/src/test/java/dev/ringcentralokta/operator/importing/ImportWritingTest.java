package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.importing.ImportChange.Announce;
import dev.ringcentralokta.operator.importing.ImportChange.Create;
import dev.ringcentralokta.operator.importing.ImportChange.Forget;
import dev.ringcentralokta.operator.importing.ImportChange.Link;
import dev.ringcentralokta.operator.importing.ImportChange.Update;
import dev.ringcentralokta.operator.importing.Memory.Creating;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written to Okta and remembered, one case at a time. */
class ImportWritingTest {

    private final Import anImport = new Import();

    @Test
    void makesWhoIsNobodyYet() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.New);
        assertThat(anImport.plan("101").changes())
                .containsExactly(
                        new Announce("101", "jane@acme.com"),
                        new Create(
                                "101",
                                Map.of(
                                        "login", "jane@acme.com",
                                        "email", "jane@acme.com",
                                        "firstName", "Jane",
                                        "lastName", "Doe"),
                                true));
    }

    @Test
    void makesNobodyAnewWhomOktaLacks() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe").linked("101", "00u1");

        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.OktaUserGone);
        assertThat(anImport.changes()).isEmpty();
        anImport.decided("101", new Decision.Create());
        assertThat(anImport.plan("101").situation()).isEqualTo(Situation.New);
    }

    @Test
    void tellsWhatIsMissing() {
        anImport.person("101", "jane@acme.com", "Jane", "")
                .person("102", "", "Joe", "Poe")
                .person("103", "max@rc.com", "Max", "Mad")
                .person("104", "maria@rc.com", "Max", "Med")
                .user("00u1", "mac@acme.com", "M", "M")
                .userName("appuser.firstName + '@acme.com'");

        assertThat(anImport.plan("101").problems())
                .containsExactly("no lastName in RingCentral, which Okta wants every user to have: add it");
        assertThat(anImport.plan("102").problems()).containsExactly("no e-mail in RingCentral: add it");
        assertThat(anImport.plan("103").problems())
                .containsExactly("somebody else in RingCentral would get the same user name: change"
                        + " spec.toOkta.userNameExpression, or one of the two in RingCentral");
        anImport.userName("'mac@acme.com'").ignoringAllBut("104");
        assertThat(anImport.plan("104").problems())
                .containsExactly("the user name is that of the Okta user 00u1: decide");
    }

    @Test
    void writesWhatIsMappedAndNothingElse() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .with("101", "department", "Sales")
                .person("102", "joe@acme.com", "Joe", "Poe")
                .user("00u1", "jane@acme.com", "J.", "D.")
                .linked("101", "00u1")
                .mapped("department", "appuser.department")
                .mapped("displayName", "appuser.firstName + appuser.title")
                .mappedOnCreate("nickName", "appuser.firstName");

        assertThat(anImport.plan("101").changes())
                .containsExactly(new Update("101", "00u1", Map.of("department", "Sales")));
        assertThat(anImport.plan("101").problems()).singleElement().asString().startsWith("displayName: column 19: ");
        assertThat(anImport.plan("102").changes())
                .filteredOn(Create.class::isInstance)
                .singleElement()
                .satisfies(create -> assertThat(((Create) create).profile())
                        .containsEntry("nickName", "Joe")
                        .doesNotContainKey("department"));
        anImport.deactivated("00u1");
        assertThat(anImport.plan("101").changes()).isEmpty();
    }

    @Test
    void movesNobodysEmailAway() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "J.", "D.")
                .mapped("email", "'ceo@acme.com'");

        assertThat(anImport.changes()).containsExactly(new Link("101", "00u1"));
        assertThat(anImport.plan("101").problems()).singleElement().asString().endsWith("write appuser.email");
    }

    @Test
    void knowsWhomItWasAboutToMakeBeforeACrash() {
        anImport.confirmingNothing()
                .person("101", "jane@acme.com", "Jane", "Doe")
                .user("00u1", "jane@acme.com", "Jane", "Doe")
                .remembering("101", new Creating("Jane@acme.com"));

        assertThat(anImport.changes()).containsExactly(new Link("101", "00u1"));
    }

    @Test
    void takesNobodyElseForWhomItWasAboutToMake() {
        anImport.confirmingNothing()
                .person("101", "jane@acme.com", "Jane", "Doe")
                .userWithEmail("00u1", "jane@acme.com", "other@acme.com")
                .remembering("101", new Creating("jane@acme.com"));

        assertThat(anImport.changes()).containsExactly(new Forget("101"));
        anImport.user("00u1", "jane@acme.com", "Jane", "Doe").deactivated("00u1");
        assertThat(anImport.changes()).containsExactly(new Forget("101"));
        anImport.user("00u1", "jane@acme.com", "Jane", "Doe")
                .person("102", "joe@acme.com", "Joe", "Poe")
                .linked("102", "00u1");
        assertThat(anImport.changes()).containsExactly(new Forget("101"));
    }

    @Test
    void tellsNothingPersonal() {
        anImport.person("101", "jane@acme.com", "Jane", "Doe").mapped("department", "'Secret'");

        assertThat(anImport.plan("101").changes().get(1))
                .hasToString("Create[101, [department, email, firstName, lastName," + " login], activate]");
        assertThat(anImport.person("101")).hasToString("person 101");
    }
}
