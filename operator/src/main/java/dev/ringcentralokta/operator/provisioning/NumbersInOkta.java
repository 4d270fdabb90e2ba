package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.change.EventReason;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.okta.AppUser;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.Scope;
import dev.ringcentralokta.operator.okta.Written;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The result of a push in Okta: the extension number, in the attribute of the RingCentral app that is there for it (okta-api.md
 * §2.2). The rest of the result cannot be written: {@code externalId} and {@code status} of an app user are Okta's own (§8.1).
 * In memory, by the listing of app users that a push makes anyway.
 *
 * <p>Only of those who have an assignment of their own: what becomes of one by a group whose profile is written is not documented.
 */
final class NumbersInOkta {

    /** The variable name of the attribute (okta-api.md §2.2). */
    static final String ATTRIBUTE = "extensionNumber";

    /** So many who are refused in a row mean that the app lacks the attribute. */
    private static final int MANY = 3;

    private static final Duration TRIED_AGAIN_AFTER = Duration.ofDays(1);

    private static final Duration MAPPINGS_COUNT = Duration.ofHours(1);

    private record Refusal(String number, Instant at) {}

    private final Map<String, String> inOkta = new HashMap<>();
    private final Map<String, Refusal> refused = new HashMap<>();
    private int refusedInARow;
    private Instant unmappedUntil = Instant.MIN;
    private Instant notBefore = Instant.MIN;

    /** Takes what a listing tells of everybody. */
    void listed(List<AppUser> people) {
        inOkta.clear();
        people.stream()
                .filter(person -> person.scope() == Scope.User)
                .forEach(person -> inOkta.put(
                        person.id(), Objects.toString(person.profile().get(ATTRIBUTE), "")));
    }

    /**
     * Writes the numbers that Okta has otherwise, until something ends it: one call each, and three now and
     * then to see that no mapping fills the attribute.
     *
     * @param numbers by Okta's id of the user
     * @return when to go on, where Okta lets it wait
     */
    Optional<Instant> write(OktaClient okta, String appId, Map<String, String> numbers, PushTrail trail, Instant now) {
        refused.values().removeIf(refusal -> !now.isBefore(refusal.at().plus(TRIED_AGAIN_AFTER)));
        Map<String, String> differing = new TreeMap<>(numbers);
        differing
                .entrySet()
                .removeIf(number -> !inOkta.containsKey(number.getKey())
                        || number.getValue().equals(inOkta.get(number.getKey()))
                        || isRefused(number.getKey(), number.getValue()));
        if (differing.isEmpty() || now.isBefore(notBefore)) {
            return Optional.empty();
        }
        try {
            if (!now.isBefore(unmappedUntil)) {
                boolean mapped = isMapped(okta, appId);
                notBefore = mapped ? now.plus(TRIED_AGAIN_AFTER) : notBefore;
                unmappedUntil = now.plus(MAPPINGS_COUNT);
            }
            for (Map.Entry<String, String> number : differing.entrySet()) {
                if (!now.isBefore(notBefore)) {
                    write(okta, appId, number.getKey(), number.getValue(), trail, now);
                }
            }
            return Optional.empty();
        } catch (ApiException e) {
            return ended(e.failure(), now);
        }
    }

    private boolean isRefused(String userId, String number) {
        return Optional.ofNullable(refused.get(userId))
                .filter(refusal -> refusal.number().equals(number))
                .isPresent();
    }

    /** What a mapping fills is the mapping's (okta-api.md §7). */
    private static boolean isMapped(OktaClient okta, String appId) {
        return okta.mappings().forApp(appId).stream()
                .filter(mapping -> mapping.targetId().equals(appId))
                .anyMatch(mapping ->
                        okta.mappings().get(mapping.id()).properties().containsKey(ATTRIBUTE));
    }

    private void write(OktaClient okta, String appId, String userId, String number, PushTrail trail, Instant now) {
        try {
            Written<AppUser> answer = okta.appUsers().update(appId, userId, null, Map.of(ATTRIBUTE, number));
            refusedInARow = 0;
            inOkta.put(userId, number);
            trail.written(EventReason.UserAssignmentUpdated, userId, ATTRIBUTE, answer.requestId());
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Terminal)) {
                throw e;
            }
            refused.put(userId, new Refusal(number, now));
            refusedInARow++;
            if (refusedInARow >= MANY) {
                refusedInARow = 0;
                notBefore = now.plus(TRIED_AGAIN_AFTER);
            }
        }
    }

    private Optional<Instant> ended(ApiFailure failure, Instant now) {
        if (failure instanceof ApiFailure.Wait wait) {
            return Optional.of(wait.retryAt());
        }
        if (!(failure instanceof ApiFailure.Retry)) {
            notBefore = now.plus(TRIED_AGAIN_AFTER);
        }
        return Optional.empty();
    }
}
