package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
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
 * @param missed what it can work without
 */
public record Permissions(List<String> missing, List<String> missed) {

    public Permissions {
        missing = List.copyOf(missing);
        missed = List.copyOf(missed);
    }

    /** One small call for each area. */
    static Permissions probe(OktaHttp http) {
        List<String> missing = new ArrayList<>();
        List<String> missed = new ArrayList<>();
        for (OktaScopes area : OktaScopes.ALL) {
            refusal(http, area).ifPresent(why -> (area.optional() ? missed : missing)
                    .add("/api/v1/" + area.path() + " (" + why + ")"));
        }
        return new Permissions(missing, missed);
    }

    private static Optional<String> refusal(OktaHttp http, OktaScopes area) {
        HttpUrl url = http.url(area.path()).addQueryParameter("limit", "1").build();
        return http.refusal(url).map(ApiException::failure).map(failure -> {
            if (failure.reason() != FailureReason.PermissionDenied) {
                throw new ApiException(failure);
            }
            return failure.message();
        });
    }

    /** Whether changes can be noticed through the System Log. */
    public boolean systemLog() {
        return missed.isEmpty();
    }
}
