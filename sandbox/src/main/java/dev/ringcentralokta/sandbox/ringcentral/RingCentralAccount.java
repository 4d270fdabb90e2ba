package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The state of the account: its lines, who has them, and whether Directory Integration is on. Every call of a client is
 * carried out while holding this object's monitor, so that it sees and changes one state.
 */
public final class RingCentralAccount {

    private static final int FIRST_NUMBER = 101;

    private final Clock clock;
    private final long id;
    private final String mainNumber;
    private int licences;
    private final SortedMap<Long, Extension> extensions = new TreeMap<>();
    private final Map<Long, String> passwords = new HashMap<>();
    private final Map<String, String> sites = new HashMap<>(Map.of(Extension.MAIN_SITE, "Main Site"));
    private final CallQueues callQueues;
    private boolean directoryIntegration;
    private int largestPage = 1000;

    RingCentralAccount(long id, String mainNumber, Contact administrator, RingCentralOptions options, Clock clock) {
        this.clock = clock;
        this.id = id;
        this.mainNumber = mainNumber;
        this.licences = options.licences();
        this.callQueues = new CallQueues(id);
        this.directoryIntegration = options.directoryIntegration();
        // The system extension has the id of the account and is its first administrator (ringcentral-api.md §5.1).
        IntStream.range(0, licences)
                .mapToObj(line -> Extension.unassigned(id + line, clock.instant()))
                .forEach(extension -> extensions.put(extension.id(), extension));
        assign(administrator, ExtensionStatus.Enabled, null);
        makeAdministrator(id, true);
        setPassword(id, RingCentralSeed.ADMINISTRATOR_PASSWORD);
    }

    /** The account's id. */
    public long id() {
        return id;
    }

    /** The phone number that people of the account sign in with, beside their extension number. */
    public String mainNumber() {
        return mainNumber;
    }

    /** How many lines were bought. */
    public synchronized int licences() {
        return licences;
    }

    /** Buys one more line, as the company does in the Admin Portal. */
    public synchronized void buyLine() {
        put(Extension.unassigned(extensions.lastKey() + 1, clock.instant()));
        licences++;
    }

    /** Gives up a line that nobody has. */
    public synchronized void cancelLine(long extensionId) {
        if (extension(extensionId).filter(line -> !line.assigned()).isEmpty()) {
            throw new IllegalArgumentException("There is no line " + extensionId + " that nobody has");
        }
        extensions.remove(extensionId);
        licences--;
    }

    /** All extensions by id, unassigned ones included. */
    public synchronized List<Extension> extensions() {
        return List.copyOf(extensions.values());
    }

    /** The extensions that people have. */
    public List<Extension> users() {
        return extensions().stream().filter(Extension::assigned).toList();
    }

    /** How many lines nobody has. */
    public long unassigned() {
        return extensions().stream().filter(extension -> !extension.assigned()).count();
    }

    /** One extension. */
    public synchronized Optional<Extension> extension(long extensionId) {
        return Optional.ofNullable(extensions.get(extensionId));
    }

    /** The person with this e-mail, whatever the case. */
    public Optional<Extension> user(String email) {
        return users().stream().filter(user -> user.hasEmail(email)).findFirst();
    }

    /**
     * Gives a line that nobody has to a person; the one with the lowest id is taken (which one is unknown).
     *
     * @return empty where all licences are used
     */
    public synchronized Optional<Extension> assign(
            Contact contact, ExtensionStatus status, @Nullable String externalId) {
        return extensions().stream()
                .filter(extension -> !extension.assigned())
                .findFirst()
                .map(line -> put(line.with(status, contact, externalId).withNumber(nextNumber())));
    }

    /** Changes one extension; the time of the change is kept with it. */
    public synchronized Extension update(long extensionId, UnaryOperator<Extension> change) {
        Extension extension = extension(extensionId)
                .orElseThrow(() -> new IllegalArgumentException("There is no extension " + extensionId));
        return put(change.apply(extension));
    }

    /** Takes the person away; the line stays with the account, the person's data is gone. */
    public synchronized void unassign(long extensionId) {
        update(extensionId, extension -> Extension.unassigned(extension.id(), extension.created()));
        passwords.remove(extensionId);
        callQueues.leave(extensionId);
    }

    /** Lets a person sign in with this password; without one, nobody can sign in as the person. Sessions go on. */
    public synchronized void setPassword(long extensionId, String password) {
        passwords.put(extensionId, password);
    }

    /** Gives or takes the role Super Admin. */
    public void makeAdministrator(long extensionId, boolean administrator) {
        update(extensionId, extension -> extension.withAdministrator(administrator));
    }

    /** Opens one more site, or gives one another name, as an administrator does in the Admin Portal. */
    public synchronized void addSite(String siteId, String name) {
        sites.put(siteId, name);
    }

    /** All sites, the names by the ids. */
    synchronized SortedMap<String, String> sites() {
        return new TreeMap<>(sites);
    }

    /** The name of a site; empty where there is none of that id. */
    synchronized Optional<String> site(String siteId) {
        return Optional.ofNullable(sites.get(siteId));
    }

    /** Moves somebody to another site, as an administrator does in the Admin Portal. */
    public synchronized void move(long extensionId, String siteId) {
        if (site(siteId).isEmpty()) {
            throw new IllegalArgumentException("There is no site " + siteId);
        }
        update(extensionId, extension -> extension.atSite(siteId));
    }

    /** The call queues. */
    public CallQueues callQueues() {
        return callQueues;
    }

    /** Whether Directory Integration is on with provider SCIM. */
    public synchronized boolean directoryIntegration() {
        return directoryIntegration;
    }

    /** Switches Directory Integration, as an administrator does in the Admin Portal. */
    public synchronized void directoryIntegration(boolean on) {
        directoryIntegration = on;
    }

    /** How many people or extensions one page of a list has at most, however many are asked for. */
    public synchronized int largestPage() {
        return largestPage;
    }

    /** Makes the pages of lists smaller or larger. */
    public synchronized void largestPage(int records) {
        largestPage = records;
    }

    synchronized boolean hasPassword(long extensionId, String password) {
        return password.equals(passwords.get(extensionId));
    }

    /**
     * The person who signs in as this.
     *
     * @param login an e-mail address or the main number, of which the administrator has the empty extension
     * @param number the extension number; empty where it was left out
     */
    Optional<Extension> person(String login, String number) {
        if (PhoneNumbers.same(login, mainNumber)) {
            return number.isEmpty()
                    ? extension(id)
                    : users().stream().filter(numbered(number)).findFirst();
        }
        return user(login).filter(user -> number.isEmpty() || numbered(number).test(user));
    }

    boolean overlaps(RingCentralAccount other) {
        return extensions.firstKey() <= other.extensions.lastKey()
                && other.extensions.firstKey() <= extensions.lastKey();
    }

    private static Predicate<Extension> numbered(String number) {
        return user -> number.equals(user.extensionNumber());
    }

    private Extension put(Extension extension) {
        Extension dated = extension.modifiedAt(clock.instant());
        extensions.put(dated.id(), dated);
        return dated;
    }

    private String nextNumber() {
        List<String> taken = extensions.values().stream()
                .map(Extension::extensionNumber)
                .filter(number -> number != null)
                .toList();
        return IntStream.iterate(FIRST_NUMBER, number -> number + 1)
                .mapToObj(Integer::toString)
                .filter(number -> !taken.contains(number))
                .findFirst()
                .orElseThrow();
    }
}
