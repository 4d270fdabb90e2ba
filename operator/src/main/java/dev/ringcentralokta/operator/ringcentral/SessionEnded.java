package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;

/** RingCentral refused to refresh a session because it is gone: only a new sign-in helps. */
public final class SessionEnded extends ApiException {

    private static final long serialVersionUID = 1L;

    SessionEnded(ApiFailure failure) {
        super(failure);
    }
}
