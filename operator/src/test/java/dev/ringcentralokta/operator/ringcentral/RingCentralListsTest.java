package dev.ringcentralokta.operator.ringcentral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ringcentralokta.operator.MovableClock;
import dev.ringcentralokta.operator.conformance.RequestConformance;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import dev.ringcentralokta.operator.http.HttpSettings;
import dev.ringcentralokta.operator.http.HttpTransport;
import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import dev.ringcentralokta.sandbox.http.RequestLog;
import dev.ringcentralokta.sandbox.ringcentral.Address;
import dev.ringcentralokta.sandbox.ringcentral.Contact;
import dev.ringcentralokta.sandbox.ringcentral.ExtensionStatus;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralAccount;
import dev.ringcentralokta.sandbox.ringcentral.RingCentralOptions;
import dev.ringcentralokta.sandbox.ringcentral.SimulatedRingCentral;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of RingCentral are read to their end, or not at all. */
class RingCentralListsTest {

    private static final int PAGE = 5;

    /** Both lists have the same people in them as long as no line is unassigned. */
    private enum Kind {
        SCIM_USERS("/scim/v2/Users", "startIndex=6"),
        EXTENSIONS("/restapi/v1.0/account/[^/]+/extension", "page=2");

        private final String path;
        private final String secondPage;

        Kind(String path, String secondPage) {
            this.path = path;
            this.secondPage = secondPage;
        }

        private List<String> list(RingCentralClient client) {
            return switch (this) {
                case SCIM_USERS ->
                    client.scimUsers(token(client)).list().stream()
                            .map(ScimUser::id)
                            .toList();
                case EXTENSIONS ->
                    client.extensions(token(client)).list().stream()
                            .map(Extension::id)
                            .toList();
            };
        }

        private String page(int number) {
            return path + "\\?.*" + (number == 2 ? secondPage : "");
        }
    }

    private final RingCentralOptions options = RingCentralOptions.defaults().withLicences(3 * PAGE);
    private final MovableClock clock = new MovableClock();
    private final SimulatedRingCentral ringCentral = SimulatedRingCentral.start(options, Optional.empty(), clock);
    private final RequestLog requests = ringCentral.recordRequests();
    private final RingCentralAccount account = ringCentral.account();
    private final HttpTransport transport = new HttpTransport("test", HttpSettings.defaults());
    private final RingCentralClient client = new RingCentralClients(transport, clock)
            .of(ringCentral.url(), new AppCredentials(options.clientId(), options.clientSecret()));

    @BeforeEach
    void smallPages() {
        account.largestPage(PAGE);
    }

    private static final Site MAIN_SITE = new Site("main-site", "Main Site");

    @AfterEach
    void close() {
        transport.close();
        ringCentral.close();
        RequestConformance.assertRingCentralDocuments(requests);
    }

    @Test
    void readsOfPeopleWhatTellsWhoTheyAre() {
        // Given somebody whom a client of SCIM has provisioned, and who was disabled
        long id = account.assign(Contact.of("Jane", "Doe", "jane@acme.com"), ExtensionStatus.Disabled, "00u-jane")
                .orElseThrow()
                .id();

        List<ScimUser> users = client.scimUsers(token(client)).list();
        List<Extension> extensions = client.extensions(token(client)).list();

        assertThat(users)
                .hasSize(2)
                .contains(new ScimUser(Long.toString(id), "00u-jane", "jane@acme.com", false, "jane@acme.com"))
                .contains(new ScimUser(options.accountId(), null, "admin@acme.com", true, "admin@acme.com"));
        assertThat(extensions)
                .hasSize(options.licences())
                .contains(new Extension(Long.toString(id), "102", "Disabled", "User", "jane@acme.com", MAIN_SITE))
                .contains(new Extension(Long.toString(id + 1), null, "Unassigned", "User", null, MAIN_SITE));
    }

    @Test
    void tellsWhoHasAnExtension() {
        long id = account.assign(
                        new Contact(
                                "Jane",
                                "Doe",
                                null,
                                "Engineer",
                                "Research",
                                "jane@acme.com",
                                "+16505550111",
                                "+16505550122",
                                new Address("US", "California", "Belmont", "20 Davis Drive", "94002"),
                                null),
                        ExtensionStatus.Enabled,
                        null)
                .orElseThrow()
                .id();

        assertThat(client.extensions(token(client)).contacts())
                .hasSize(options.licences())
                .contains(new ExtensionContact(
                        Long.toString(id),
                        Map.ofEntries(
                                Map.entry(ContactAttribute.ExtensionNumber, "102"),
                                Map.entry(ContactAttribute.Site, "main-site"),
                                Map.entry(ContactAttribute.SiteName, "Main Site"),
                                Map.entry(ContactAttribute.FirstName, "Jane"),
                                Map.entry(ContactAttribute.LastName, "Doe"),
                                Map.entry(ContactAttribute.JobTitle, "Engineer"),
                                Map.entry(ContactAttribute.Department, "Research"),
                                Map.entry(ContactAttribute.BusinessPhone, "+16505550111"),
                                Map.entry(ContactAttribute.MobilePhone, "+16505550122"),
                                Map.entry(ContactAttribute.Street, "20 Davis Drive"),
                                Map.entry(ContactAttribute.City, "Belmont"),
                                Map.entry(ContactAttribute.State, "California"),
                                Map.entry(ContactAttribute.Zip, "94002"),
                                Map.entry(ContactAttribute.Country, "US"))));
    }

    @ParameterizedTest
    @CsvSource({
        "SCIM_USERS, 1, 1",
        "SCIM_USERS, 5, 1",
        "SCIM_USERS, 6, 2",
        "SCIM_USERS, 10, 2",
        "SCIM_USERS, 13, 3",
        "EXTENSIONS, 15, 3",
    })
    void readsAllPagesAndNoneTwice(Kind kind, int people, int pages) {
        havePeople(people);

        assertThat(kind.list(client)).hasSize(people).containsExactlyElementsOf(ids());
        assertThat(calls(kind)).hasSize(pages);
    }

    @ParameterizedTest
    @CsvSource({"SCIM_USERS, Light", "EXTENSIONS, Medium"})
    void isCountedWhereRingCentralCountsIt(Kind kind, String group) {
        // Given that RingCentral asks for a pause
        answer(kind, 1, new Faults.Status(429, "", Map.of("X-Rate-Limit-Group", group.toLowerCase(Locale.ROOT))));
        assertThat(failure(kind)).isInstanceOf(ApiFailure.Wait.class);

        // Then the client knows for which calls
        assertThat(failure(kind).message()).contains("rate-limit group '" + group + "'");
        clock.advance(Duration.ofMinutes(1));
        assertThat(kind.list(client)).isNotEmpty();
        assertThat(calls(kind)).extracting(CallLog.Call::bucket).containsOnly(group.toLowerCase(Locale.ROOT));
    }

    @Test
    void readsOnePageOfExtensionsThatIsExactlyFull() {
        account.largestPage(options.licences());

        assertThat(Kind.EXTENSIONS.list(client)).hasSize(options.licences());
        assertThat(calls(Kind.EXTENSIONS)).hasSize(1);
    }

    @Test
    void readsListsOfNobody() {
        answer(Kind.SCIM_USERS, 1, "{'totalResults':0,'startIndex':1,'itemsPerPage':0}");
        answer(Kind.EXTENSIONS, 1, "{'records':[],'paging':{'perPage':5,'totalPages':0,'totalElements':0}}");

        assertThat(Kind.SCIM_USERS.list(client)).isEmpty();
        assertThat(Kind.EXTENSIONS.list(client)).isEmpty();
    }

    @Test
    void goesOnBehindAPageThatIsShorterThanWasAskedFor() {
        havePeople(3);
        answer(
                Kind.SCIM_USERS,
                1,
                "{'totalResults':3,'Resources':[{'id':'" + account.id() + "','userName':'admin@acme.com'}]}");

        assertThat(Kind.SCIM_USERS.list(client)).containsExactlyElementsOf(ids());
    }

    @Test
    void asksForTheDocumentedPageWhereTheServerNamesNone() {
        ringCentral.faults().inject("GET", "/scim/v2/ServiceProviderConfig", 1, new Faults.Status(200, "{}"));

        assertThat(Kind.SCIM_USERS.list(client)).hasSize(1);

        assertThat(calls(Kind.SCIM_USERS)).extracting(CallLog.Call::path).allMatch(path -> path.contains("count=100"));
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereSomebodyGoesMeanwhile(Kind kind) {
        // Given a person of the first page who is taken away before the second is read, so that another one moves up
        havePeople(options.licences());
        answer(kind, 2, new Faults.Meanwhile(() -> {
            account.unassign(account.id() + 1);
            account.cancelLine(account.id() + 1);
        }));

        assertChangedMeanwhile(failure(kind), "there were 15 at first, and 14 on a later page");
        assertThat(kind.list(client)).containsExactlyElementsOf(ids());
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereSomebodyComesMeanwhile(Kind kind) {
        havePeople(options.licences());
        answer(kind, 2, new Faults.Meanwhile(() -> {
            account.buyLine();
            person(99);
        }));

        assertChangedMeanwhile(failure(kind), "there were 15 at first, and 16 on a later page");
        assertThat(kind.list(client)).hasSize(16).containsExactlyElementsOf(ids());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCIM_USERS | 7 | {'totalResults':7,'Resources':[{'id':'400131426008','userName':'a@acme.com'}]} | repeats 400131426008",
                "SCIM_USERS | 7 | {'totalResults':7,'Resources':[]} | of 7, 5 came",
                "SCIM_USERS | 6 | {'totalResults':6,'Resources':[{'id':'1','userName':'a'},{'id':'2','userName':'b'}]} | of 6, 7 came",
                "EXTENSIONS | 15 | {'records':[{'id':400131426008,'status':'Enabled','type':'User'}],'paging':{'totalElements':15}} | repeats 400131426008",
                "EXTENSIONS | 15 | {'records':[],'paging':{'totalElements':15},'navigation':{'nextPage':{'uri':'/a?page=3'}}} | of 15, 5 came",
                "EXTENSIONS | 15 | {'records':[{'id':1,'status':'Enabled','type':'User'}],'paging':{'totalElements':15}} | of 15, 6 came",
            })
    void failsWherePagesDoNotMakeOneList(Kind kind, int people, String secondPage, String why) {
        havePeople(people);
        answer(kind, 2, secondPage);

        assertChangedMeanwhile(failure(kind), why);
    }

    @Test
    void failsWhereThereIsAPageAfterTheLastOne() {
        answer(
                Kind.EXTENSIONS,
                1,
                "{'records':[],'paging':{'totalElements':0},'navigation':{'nextPage':{'uri':'/a?page=2'}}}");

        assertChangedMeanwhile(failure(Kind.EXTENSIONS), "a page after the last one");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/restapi/v1.0/account/~/extension?page=2",
                "//elsewhere.example/restapi/v1.0/account/~/extension?page=2",
                "ftp://elsewhere.example",
            })
    void sendsItsTokenToNoOtherServer(String link) {
        answer(
                Kind.EXTENSIONS,
                1,
                "{'records':[{'id':1,'status':'Enabled','type':'User'}],'paging':{'totalElements':2},"
                        + "'navigation':{'nextPage':{'uri':'" + link + "'}}}");

        ApiFailure failure = failure(Kind.EXTENSIONS);

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.message()).contains("its next page of extensions is on another server");
    }

    @Test
    void sendsItsTokenToNoOtherPortAndNotWithoutTls() {
        String host = ringCentral.url().getHost();
        for (String link : List.of(
                "http://" + host + ":1/x?page=2", "https://" + ringCentral.url().getAuthority())) {
            sendsItsTokenToNoOtherServer(link);
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereThePageAfterTheFirstFails(Kind kind) {
        havePeople(options.licences());
        ringCentral.faults().inject("GET", kind.page(2), 2, new Faults.Status(500, ""));

        assertThat(failure(kind)).isInstanceOf(ApiFailure.Retry.class);
        assertThat(kind.list(client)).hasSize(options.licences());
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereAPageIsCutShort(Kind kind) {
        havePeople(options.licences());
        answer(kind, 2, new Faults.Truncated());

        ApiFailure failure = failure(kind);

        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.message()).contains("cut short");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SCIM_USERS | {'Resources':[]} | does not say how many there are",
                "SCIM_USERS | {'totalResults':1,'Resources':[{'userName':'a'}]} | its answer has no 'id'",
                "SCIM_USERS | {'totalResults':1,'Resources':[{'id':null,'userName':'a'}]} | its answer has no 'id'",
                "EXTENSIONS | {'records':[],'paging':{'perPage':5}} | does not say how many there are",
                "EXTENSIONS | {'records':['x'],'paging':{'totalElements':1}} | its answer has no 'id'",
                "EXTENSIONS | <html>Welcome</html> | does not say how many there are",
            })
    void takesNothingElseForAList(Kind kind, String page, String why) {
        answer(kind, 1, page);

        ApiFailure failure = failure(kind);

        assertThat(failure).isInstanceOf(ApiFailure.Terminal.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.NotTheVendor);
        assertThat(failure.message()).contains(why);
    }

    private static String token(RingCentralClient client) {
        return client.signInWithJwt(RingCentralOptions.defaults().jwt()).accessToken();
    }

    private static void assertChangedMeanwhile(ApiFailure failure, String why) {
        assertThat(failure).isInstanceOf(ApiFailure.Retry.class);
        assertThat(failure.reason()).isEqualTo(FailureReason.Garbled);
        assertThat(failure.message()).contains("is not complete, or was changed while it was read", why);
        assertThat(failure.outcomeUnknown()).isFalse();
    }

    /** Lets the account have so many people, its administrator included. */
    private void havePeople(int people) {
        for (int number = account.users().size(); number < people; number++) {
            person(number);
        }
    }

    private void person(int number) {
        Contact contact = Contact.of("Person", "No " + number, "person" + number + "@acme.com");
        assertThat(account.assign(contact, ExtensionStatus.Enabled, null)).isPresent();
    }

    private List<String> ids() {
        return account.users().stream().map(user -> Long.toString(user.id())).toList();
    }

    private List<CallLog.Call> calls(Kind kind) {
        return ringCentral.calls().calls().stream()
                .filter(call -> call.path().matches(kind.page(1)))
                .toList();
    }

    /** Answers a page with this JSON, whose quotation marks are single ones. */
    private void answer(Kind kind, int page, String json) {
        answer(kind, page, new Faults.Status(200, json.replace('\'', '"')));
    }

    private void answer(Kind kind, int page, Faults.Fault fault) {
        ringCentral.faults().inject("GET", kind.page(page), 1, fault);
    }

    private ApiFailure failure(Kind kind) {
        return catchThrowableOfType(ApiException.class, () -> kind.list(client)).failure();
    }
}
