package dev.ringcentralokta.operator.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ringcentralokta.sandbox.http.RequestLog.Request;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The check itself finds what it is for. */
class RequestConformanceTest {

    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String SAML =
            """
            {"name":"ringcentral","label":"RingCentral","signOnMode":"SAML_2_0"}""";

    @BeforeEach
    void needsTheDocuments() {
        assumeTrue(
                RequestConformance.available(),
                "Requests are not checked: the vendors' documents are not in " + RequestConformance.SPECS);
    }

    @Test
    void takesWhatIsDocumented() {
        assertThat(okta("GET", "/api/v1/apps", "limit=200&q=Ring%20Central", "", ""))
                .isEmpty();
        assertThat(okta("POST", "/api/v1/apps", "activate=true", JSON, SAML)).isEmpty();
        assertThat(okta("POST", "/api/v1/apps/0oa1/lifecycle/activate", "", "", ""))
                .isEmpty();
        assertThat(ringCentral(
                        "POST",
                        "/restapi/oauth/token",
                        FORM,
                        "grant_type=refresh_token&refresh_token=x&access_token_ttl=600"))
                .isEmpty();
        assertThat(ringCentral("GET", "/restapi/v1.0/account/~", "", "")).isEmpty();
    }

    @Test
    void findsAnOperationThatIsNotDocumented() {
        assertThat(okta("GET", "/api/v1/internal/apps", "", "", ""))
                .containsExactly("GET /api/v1/internal/apps operation -");
        assertThat(okta("PATCH", "/api/v1/apps/0oa1", "", JSON, "{}"))
                .containsExactly("PATCH /api/v1/apps/0oa1 operation -");
    }

    @Test
    void findsAQueryParameterThatIsNotDeclaredOrNotOfItsType() {
        assertThat(okta("GET", "/api/v1/apps", "search=x", "", "")).containsExactly("listApplications query search");
        assertThat(okta("GET", "/api/v1/apps", "limit=many", "", "")).containsExactly("listApplications type limit");
    }

    @Test
    void findsABodyOfAnotherType() {
        assertThat(okta("POST", "/api/v1/apps", "", FORM, "name=x")).containsExactly("createApplication body $");
        assertThat(okta("POST", "/api/v1/apps", "", JSON, "[]")).containsExactly("createApplication body $");
        assertThat(okta("POST", "/api/v1/apps", "", JSON, "{")).containsExactly("createApplication body $");
        assertThat(okta("POST", "/api/v1/apps", "", "", "")).containsExactly("createApplication body $");
        assertThat(okta("DELETE", "/api/v1/apps/0oa1", "", JSON, "{}")).containsExactly("deleteApplication body $");
    }

    @Test
    void findsAMemberOfAnotherTypeInTheBranchThatTheBodyNames() {
        assertThat(okta("POST", "/api/v1/apps", "", JSON, SAML.replace("\"RingCentral\"", "7")))
                .containsExactly("createApplication type $.label");
        assertThat(okta(
                        "PUT",
                        "/api/v1/apps/0oa1",
                        "",
                        JSON,
                        SAML.replace("}", ",\"settings\":{\"signOn\":{\"defaultRelayState\":{}}}}")))
                .containsExactly("replaceApplication type $.settings.signOn.defaultRelayState");
        assertThat(okta("PUT", "/api/v1/apps/0oa1/groups/00g1", "", JSON, "{\"priority\":\"first\"}"))
                .containsExactly("assignGroupToApplication type $.priority");
    }

    @Test
    void excusesKnownQuirksOnlyWhereTheyAre() {
        assertThat(okta("PUT", "/api/v1/apps/0oa1", "", JSON, SAML.replace("}", ",\"settings\":{\"signOn\":{}}}")))
                .isEmpty();
        assertThat(okta("PUT", "/api/v1/apps/0oa1", "", JSON, "{\"signOnMode\":\"SAML_2_0\"}"))
                .containsExactly("replaceApplication required $.label");
    }

    private static List<String> okta(String method, String path, String query, String type, String body) {
        return texts(RequestConformance.okta(new Request(method, path, query, type, "", body)));
    }

    private static List<String> ringCentral(String method, String path, String type, String body) {
        return texts(RequestConformance.ringCentral(new Request(method, path, "", type, "", body)));
    }

    private static List<String> texts(List<Violation> violations) {
        return violations.stream()
                .map(violation -> violation.operation() + " " + violation.rule() + " " + violation.location())
                .toList();
    }
}
