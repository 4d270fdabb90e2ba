package dev.ringcentralokta.operator.okta;

import java.util.function.Function;

/**
 * What Okta answered to a change.
 *
 * @param <T> what it holds now
 * @param value what Okta holds now, as it answered; not what was sent
 * @param requestId Okta's id of the call, for the audit trail and for Okta's support; empty where Okta gave none
 */
public record Written<T>(T value, String requestId) {

    <R> Written<R> map(Function<T, R> decode) {
        return new Written<>(decode.apply(value), requestId);
    }
}
