package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import dev.ringcentralokta.operator.http.FailureReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * What credentials may read, area by area: the token endpoint grants scopes that no role backs, so that only calls tell
 * (okta-api.md §1). Whether they may write is not tried.
 *
 * @param missing what the operator cannot work without, each with what to do about it
 * @param systemLogFailure why changes cannot be noticed through the System Log, which the operator can work without;
 *     empty where they can
 */
public record Permissions(List<String> missing, Optional<ApiFailure> systemLogFailure) {

    public Permissions {
        missing = List.copyOf(missing);
    }

    /** One small call for each area. */
    static Permissions probe(OktaHttp http) {
        List<String> missing = new ArrayList<>();
        for (OktaScopes area : OktaScopes.ALL) {
            if (!area.optional()) {
                failure(http, area)
                        .map(Permissions::lack)
                        .ifPresent(why -> missing.add("/api/v1/" + area.path() + " (" + why + ")"));
            }
        }
        return new Permissions(missing, systemLogFailure(http));
    }

    /** Any failure counts: nothing that the operator can work without holds it up. */
    static Optional<ApiFailure> systemLogFailure(OktaHttp http) {
        return failure(http, OktaScopes.LOGS);
    }

    private static Optional<ApiFailure> failure(OktaHttp http, OktaScopes area) {
        HttpUrl url = http.url(area.path()).addQueryParameter("limit", "1").build();
        return http.failure(url);
    }

    private static String lack(ApiFailure failure) {
        if (failure.reason() != FailureReason.PermissionDenied) {
            throw new ApiException(failure);
        }
        return failure.message();
    }
}
