package dev.ringcentralokta.operator.integration;

import dev.ringcentralokta.operator.api.v1alpha1.RemovalGuard;
import dev.ringcentralokta.operator.api.v1alpha1.RingCentralIntegration;
import dev.ringcentralokta.operator.removal.LeavingAssignment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Since when people have been seen undeclared in every look. In the memory of this process only: whoever starts anew waits
 * anew, which is safe.
 */
final class UndeclaredSightings {

    private final Map<String, Map<String, Instant>> byIntegration = new ConcurrentHashMap<>();

    /**
     * What a look has come to.
     *
     * @param since by person
     * @param news who was not seen by the look before
     */
    record Sighting(Map<LeavingAssignment, Instant> since, List<LeavingAssignment> news) {

        /** Who has been seen for that long at that time. */
        List<LeavingAssignment> seenFor(Duration patience, Instant time) {
            return since.entrySet().stream()
                    .filter(entry -> !entry.getValue().plus(patience).isAfter(time))
                    .map(Map.Entry::getKey)
                    .toList();
        }

        /** Whether a listing of that time is a second one, begun after the first look. */
        boolean isSecond(LeavingAssignment person, Instant asOf) {
            return Optional.ofNullable(since.get(person))
                    .filter(first -> !first.isAfter(asOf))
                    .isPresent();
        }

        /** Since when the first of these people has been seen. */
        Optional<Instant> first(List<LeavingAssignment> people) {
            return people.stream()
                    .flatMap(person -> Optional.ofNullable(since.get(person)).stream())
                    .min(Instant::compareTo);
        }
    }

    /** Notes who is seen now; whoever is not is forgotten. */
    Sighting see(RingCentralIntegration integration, List<LeavingAssignment> undeclared, Instant now) {
        Map<String, Instant> before =
                Optional.ofNullable(byIntegration.get(uid(integration))).orElse(Map.of());
        Map<LeavingAssignment, Instant> since = new HashMap<>();
        undeclared.forEach(person -> since.put(person, before.getOrDefault(person.subjectId(), now)));
        byIntegration.put(
                uid(integration),
                since.entrySet().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                entry -> entry.getKey().subjectId(), Map.Entry::getValue)));
        Set<String> known = before.keySet();
        return new Sighting(
                Map.copyOf(since),
                undeclared.stream()
                        .filter(person -> !known.contains(person.subjectId()))
                        .toList());
    }

    /** How long somebody has to be seen undeclared: a listing could be wrong once, a manifest come back. */
    static Duration patience(RingCentralIntegration integration) {
        RemovalGuard guard = integration.getSpec().removalGuard();
        Duration grace = guard.gracePeriod().value();
        Duration resync = integration.getSpec().fullResyncInterval().value();
        return grace.compareTo(resync) > 0 ? grace : resync;
    }

    /** Begins anew. */
    void forget(RingCentralIntegration integration) {
        byIntegration.remove(uid(integration));
    }

    private static String uid(RingCentralIntegration integration) {
        return integration.getMetadata().getUid();
    }
}
