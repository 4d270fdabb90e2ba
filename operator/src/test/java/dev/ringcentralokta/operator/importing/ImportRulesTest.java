package dev.ringcentralokta.operator.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manifest says, and what is wrong with it. */
class ImportRulesTest {

    private static final Person JANE = new Person("101", true, Map.of("email", "jane@acme.com", "firstName", "Jane"));

    private final Import anImport = new Import();

    @Test
    void namesPeopleByTheirEmail() {
        assertThat(anImport.rules().userName(JANE).login()).contains("jane@acme.com");
    }

    @Test
    void namesPeopleByTheExpression() {
        anImport.userName("' ' + source.firstName + '@acme.com '");

        assertThat(anImport.rules().userName(JANE).login()).contains("Jane@acme.com");
    }

    @Test
    void tellsWhyThereIsNoName() {
        assertThat(anImport.userName("appuser.department").rules().userName(JANE))
                .isEqualTo(UserName.missing("spec.toOkta.userNameExpression comes to nothing: add to the person in"
                        + " RingCentral what it reads"));
        assertThat(anImport.userName("appuser.department + 'x'")
                        .rules()
                        .userName(JANE)
                        .problem())
                .startsWith("spec.toOkta.userNameExpression: column 20: ");
        assertThat(anImport.userName("appuser.email +").rules().userName(JANE).problem())
                .isEqualTo("spec.toOkta.userNameExpression cannot be read: mend it");
    }

    @Test
    void leavesOutWhatCannotBeRead() {
        anImport.userName("user.email")
                .mapped("department", "appuser.department")
                .mapped("title", "appuser.title +")
                .mapped("city", "appuser.town")
                .mapped("login", "appuser.email");

        assertThat(anImport.rules().mappings())
                .extracting(ImportMapping::target)
                .containsExactly("department");
        assertThat(Stream.concat(anImport.rules().problems().stream(), anImport.rules().mappingProblems().stream()))
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .isEqualTo("spec.toOkta.userNameExpression: column 1: user is not known here: write"
                                        + " appuser or source before the dot"),
                        problem -> assertThat(problem)
                                .startsWith("spec.attributeMappings, target title: column 16: here is the end"),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "spec.attributeMappings, target city: appuser.town is not known of people in"
                                                + " RingCentral: [businessPhone, city, "),
                        problem -> assertThat(problem)
                                .isEqualTo("spec.attributeMappings, target login: the user name is set by"
                                        + " spec.toOkta.userNameFormat: remove the mapping"));
    }
}
