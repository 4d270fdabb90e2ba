package dev.ringcentralokta.operator.cli;

import dev.ringcentralokta.operator.http.Fence;
import dev.ringcentralokta.operator.http.FencedException;
import okhttp3.Request;

/**
 * Lets no change out to Okta or RingCentral, should a step try one in spite of {@code Observe}: subcommands read. What passes is Okta's token
 * endpoint, which a service app cannot read without; RingCentral's does not, as each refresh ends the token that the operator
 * has.
 */
final class ReadsOnly implements Fence {

    private static final String OKTA_TOKEN = "/oauth2/v1/token";

    @Override
    public void pass(Request request) {
        if (!request.url().encodedPath().equals(OKTA_TOKEN)) {
            pass();
        }
    }

    @Override
    public void pass() {
        throw new FencedException("A subcommand changes nothing, and a step tried to; please report it");
    }
}
