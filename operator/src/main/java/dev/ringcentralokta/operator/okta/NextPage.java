package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/** Where a listing goes on: the {@code Link} header with {@code rel="next"} (okta-api.md §2.6). */
final class NextPage {

    private static final Pattern NEXT = Pattern.compile("<([^>]+)>\\s*;\\s*rel=\"next\"");

    /** Okta's links have forgotten what to embed (okta-api.md §8.1). */
    private static final String EXPAND = "expand";

    private NextPage() {}

    /**
     * Takes only the query of the link: credentials are sent to the org that was configured, and the listing stays
     * the same one.
     */
    static Optional<HttpUrl> of(HttpAnswer answer, HttpUrl first) {
        return answer.headers().values("Link").stream()
                .map(NEXT::matcher)
                .filter(Matcher::find)
                .map(link -> resolve(link.group(1), first))
                .findFirst();
    }

    private static HttpUrl resolve(String link, HttpUrl first) {
        HttpUrl next = first.resolve(link);
        if (next == null || !next.encodedPath().equals(first.encodedPath())) {
            throw new ApiException(OktaErrors.notOkta("its next page of " + first.encodedPath() + " is elsewhere"));
        }
        HttpUrl.Builder page = first.newBuilder().encodedQuery(next.encodedQuery());
        String expand = first.queryParameter(EXPAND);
        if (expand != null && next.queryParameter(EXPAND) == null) {
            page.addQueryParameter(EXPAND, expand);
        }
        return page.build();
    }
}
