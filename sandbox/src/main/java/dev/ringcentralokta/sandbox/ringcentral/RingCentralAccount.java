package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
    private final int licences;
    private final SortedMap<Long, Extension> extensions = new TreeMap<>();
    private boolean directoryIntegration;

    RingCentralAccount(RingCentralOptions options, Clock clock) {
        this.clock = clock;
        this.id = Long.parseLong(options.accountId());
        this.licences = options.licences();
        this.directoryIntegration = options.directoryIntegration();
        // The system extension has the id of the account and is its first administrator (ringcentral-api.md §5.1).
        IntStream.range(0, licences)
                .mapToObj(line -> Extension.unassigned(id + line, clock.instant()))
                .forEach(extension -> extensions.put(extension.id(), extension));
        assign(Contact.of("Ada", "Admin", "admin@acme.com"), ExtensionStatus.Enabled, null);
        makeAdministrator(id, true);
    }

    /** The account's id. */
    public long id() {
        return id;
    }

    /** How many lines were bought. */
    public int licences() {
        return licences;
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
    }

    /** Gives or takes the role Super Admin. */
    public void makeAdministrator(long extensionId, boolean administrator) {
        update(extensionId, extension -> extension.withAdministrator(administrator));
    }

    /** Whether Directory Integration is on with provider SCIM. */
    public synchronized boolean directoryIntegration() {
        return directoryIntegration;
    }

    /** Switches Directory Integration, as an administrator does in the Admin Portal. */
    public synchronized void directoryIntegration(boolean on) {
        directoryIntegration = on;
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
