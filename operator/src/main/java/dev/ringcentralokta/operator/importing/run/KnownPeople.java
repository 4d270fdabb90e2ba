package dev.ringcentralokta.operator.importing.run;

import dev.ringcentralokta.operator.importing.Person;
import dev.ringcentralokta.operator.importing.PersonReader;
import dev.ringcentralokta.operator.importing.run.Importer.RingCentral;
import dev.ringcentralokta.operator.ringcentral.ScimListing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The people of RingCentral as it told of them for one import, in memory: listing many of them takes longer than a rate limit
 * allows at once, and so does what follows from it. Not for use by several threads at a time.
 */
public final class KnownPeople {

    /** What is older tells of times long gone. */
    private static final Duration GOOD_FOR = Duration.ofHours(1);

    private ScimListing listing = new ScimListing();
    private Instant begun = Instant.EPOCH;
    private Optional<List<Person>> people = Optional.empty();

    /** Everybody; where listing them was interrupted it goes on. */
    List<Person> read(RingCentral ringCentral, Instant now) {
        if (!now.isBefore(begun.plus(GOOD_FOR))) {
            forget();
            begun = now;
        }
        List<Person> read = people.orElseGet(() -> PersonReader.read(
                ringCentral.people().list(listing), ringCentral.extensions().contacts()));
        people = Optional.of(read);
        return read;
    }

    /** The next import lists everybody anew. */
    void forget() {
        listing = new ScimListing();
        begun = Instant.EPOCH;
        people = Optional.empty();
    }
}
