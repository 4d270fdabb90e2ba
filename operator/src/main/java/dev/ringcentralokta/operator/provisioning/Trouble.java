package dev.ringcentralokta.operator.provisioning;

import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;

/** Tells a failure that is one person's from one that everybody behind them would meet, too. */
final class Trouble {

    /** So many in a row are RingCentral's, and not a person's. */
    private static final int MANY = 3;

    private int inARow;

    /** A call has done what it was for. */
    void over() {
        inARow = 0;
    }

    /** Whether it is of no use to go on with anybody else. A permission may be lacking for one account alone. */
    boolean isEverybodys(ApiFailure failure) {
        if (failure instanceof ApiFailure.Terminal) {
            inARow = 0;
            return false;
        }
        boolean ofOne = failure instanceof ApiFailure.Retry || failure.reason() == FailureReason.PermissionDenied;
        inARow++;
        return !ofOne || inARow >= MANY;
    }
}
