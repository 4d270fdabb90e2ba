package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.okta.AssignedUser;
import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.okta.User;
import dev.ringcentralokta.operator.removal.ProtectedLogins;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is assigned to an app of an Okta org, with what the mappings make of them. */
final class OktaAssignments implements Assignments {

    /**
     * A listing, as the mappings saw it. Only what is to be pushed is kept of people.
     *
     * @param rules of another version of the settings it is of no use
     */
    record Listing(AttributeRules rules, List<Assigned> people, Instant asOf) {

        boolean serves(AttributeRules wanted, Instant notBefore) {
            return rules.equals(wanted) && asOf.isAfter(notBefore);
        }
    }

    /** Words for a user who is to come back (okta-api.md §9). */
    private static final Set<String> KEPT = Set.of("SUSPENDED", "LOCKED_OUT");

    private final OktaClient okta;
    private final String appId;
    private final AttributeRules rules;
    private final ProtectedLogins protectedLogins;
    private final PushMemory memory;
    private final Duration maxAge;
    private final Clock clock;

    OktaAssignments(
            OktaClient okta,
            String appId,
            AttributeRules rules,
            ProtectedLogins protectedLogins,
            PushMemory memory,
            Duration maxAge,
            Clock clock) {
        this.okta = okta;
        this.appId = appId;
        this.rules = rules;
        this.protectedLogins = protectedLogins;
        this.memory = memory;
        this.maxAge = maxAge;
        this.clock = clock;
    }

    @Override
    public List<Assigned> listed() {
        Instant now = clock.instant();
        return memory.listing()
                .filter(listing -> listing.serves(rules, now.minus(maxAge)))
                .orElseGet(() -> list(now))
                .people();
    }

    @Override
    public Optional<Assigned> read(String userId) {
        return okta.appUsers().get(appId, userId).flatMap(appUser -> okta.users()
                .byId(userId)
                .map(user -> rules.of(new AssignedUser(appUser, Optional.of(user)), user)));
    }

    @Override
    public boolean protects(String userId) {
        return protectedLogins.namePerson(okta, userId);
    }

    @Override
    public boolean suspended(String userId) {
        return okta.users()
                .byId(userId)
                .map(User::status)
                .filter(KEPT::contains)
                .isPresent();
    }

    private Listing list(Instant now) {
        List<AssignedUser> listed = okta.appUsers().listWithUsers(appId, okta.users());
        memory.numbersInOkta().listed(listed.stream().map(AssignedUser::appUser).toList());
        List<Assigned> people = listed.stream()
                .flatMap(assigned -> assigned.user().map(user -> rules.of(assigned, user)).stream())
                .toList();
        Listing listing = new Listing(rules, people, now);
        memory.listed(listing);
        return listing;
    }
}
