package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.provisioning.Change.UpdateExtension;
import dev.ringcentralokta.operator.provisioning.ExtensionsNow.Settled;
import dev.ringcentralokta.operator.ringcentral.Extension;
import dev.ringcentralokta.operator.ringcentral.ExtensionListing;
import dev.ringcentralokta.operator.ringcentral.Extensions;
import dev.ringcentralokta.operator.ringcentral.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The extensions of RingCentral as it last told of them, in memory. One list, a call for each thousand, tells how many licences
 * are free, and everybody's number and site.
 */
final class KnownExtensions {

    /** What could not be listed in this time tells of times long gone. */
    private static final Duration LONGEST_LISTING = Duration.ofMinutes(30);

    private final Map<String, Extension> extensions = new HashMap<>();
    private final Map<String, Settled> settled = new HashMap<>();
    private final Refusals refusals = new Refusals();
    private ExtensionListing unfinished = new ExtensionListing();
    private Instant begun = Instant.EPOCH;
    private Optional<List<Site>> sites = Optional.empty();
    private Instant asOf = Instant.MIN;

    /**
     * Lists all extensions, unless what is known is younger than {@code maxAge}; returns whether it did.
     *
     * @throws ApiException where they cannot be listed to the end; a list that a rate limit has ended goes on next time
     */
    boolean refresh(Extensions ringCentral, Duration maxAge, Instant now) {
        if (asOf.isAfter(now.minus(maxAge))) {
            return false;
        }
        if (!now.isBefore(begun.plus(LONGEST_LISTING))) {
            unfinished = new ExtensionListing();
            begun = now;
        }
        List<Extension> listed = ringCentral.list(unfinished);
        begun = Instant.EPOCH;
        extensions.clear();
        listed.forEach(extension -> extensions.put(extension.id(), extension));
        // What an answer has told of one that no list has is not to be asked for with each list.
        settled.forEach((id, known) -> extensions.putIfAbsent(id, known.made()));
        sites = Optional.empty();
        asOf = now;
        return true;
    }

    /** What is known counts no longer: somebody else has changed something, or nobody knows what a call has done. */
    void outdate() {
        asOf = Instant.MIN;
    }

    void listSites(Extensions ringCentral) {
        sites = Optional.of(ringCentral.sites());
    }

    void updated(UpdateExtension change, Extension answer) {
        extensions.put(answer.id(), answer);
        settled.merge(answer.id(), new Settled(change.wanted(), answer), (before, now) -> now.after(before));
    }

    /** Forgets what was made of accounts that are no longer there, so that an id that is given away again is another one's. */
    void retain(Set<String> accountIds) {
        settled.keySet().retainAll(accountIds);
    }

    ExtensionsNow now() {
        return new ExtensionsNow(extensions, sites, settled);
    }

    /** What RingCentral did not do. */
    Refusals refusals() {
        return refusals;
    }

    /** How many people can get an account. */
    int free() {
        return (int) extensions.values().stream().filter(Extension::isFree).count();
    }

    /** The short numbers, by the accounts that have one. */
    Map<String, String> numbers() {
        return extensions.values().stream()
                .flatMap(extension -> Optional.ofNullable(extension.extensionNumber()).stream()
                        .map(number -> Map.entry(extension.id(), number)))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
