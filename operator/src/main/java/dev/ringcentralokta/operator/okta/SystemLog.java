package dev.ringcentralokta.operator.okta;

import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * The org's System Log, polled: in the order of persistence, which misses nothing (operation listLogEvents, okta-api.md
 * §11). A bucket of its own makes it the cheapest way to learn that something has changed.
 */
public final class SystemLog {

    private static final int MAX_PAGE = 1000;

    /** Ten thousand events by one poll; the next one goes on behind them. */
    private static final int MAX_PAGES = 10;

    /**
     * What a poll brought.
     *
     * @param events what happened since the cursor, the oldest first
     * @param cursor where the next poll goes on
     * @param complete whether nothing was left out between the cursor that was given and the one that is returned
     */
    public record Poll(List<LogEvent> events, String cursor, boolean complete) {

        public Poll {
            events = List.copyOf(events);
        }
    }

    private final OktaHttp http;

    SystemLog(OktaHttp http) {
        this.http = http;
    }

    /** A cursor that stands at {@code now}; nothing before it is told. */
    public Poll start(String appId, Instant now) {
        return poll(ofApp(appId).addQueryParameter("since", now.toString()).build(), false);
    }

    /**
     * What happened to an app and its assignments since {@code cursor}. Where Okta no longer knows the cursor, the poll
     * starts anew at {@code now} and is not {@link Poll#complete()}.
     */
    public Poll since(String appId, String cursor, Instant now) {
        try {
            return poll(ofApp(appId).addQueryParameter("after", cursor).build(), true);
        } catch (ApiException e) {
            if (!(e.failure() instanceof ApiFailure.Terminal) || e.failure().status() != 400) {
                throw e;
            }
            return start(appId, now);
        }
    }

    private Poll poll(HttpUrl first, boolean complete) {
        List<LogEvent> events = new ArrayList<>();
        HttpUrl url = first;
        for (int read = 0; read < MAX_PAGES; read++) {
            OktaHttp.Page page = http.page(url);
            page.items().forEach(item -> events.add(LogEvent.from(item)));
            Optional<HttpUrl> next = page.next();
            if (page.items().size() < MAX_PAGE || next.isEmpty()) {
                return new Poll(events, cursor(next.orElse(url)), complete);
            }
            url = next.get();
        }
        return new Poll(events, cursor(url), complete);
    }

    /** The opaque part of a link; the rest of it is ours. */
    private static String cursor(HttpUrl url) {
        return Optional.ofNullable(url.queryParameter("after")).orElse("");
    }

    private HttpUrl.Builder ofApp(String appId) {
        String filter = Expressions.eq("target.id", appId)
                + " and (eventType sw \"application.\" or eventType sw \"group.application_assignment\")";
        return http.url("logs")
                .addQueryParameter("filter", filter)
                .addQueryParameter("sortOrder", "ASCENDING")
                .addQueryParameter("limit", String.valueOf(MAX_PAGE));
    }
}
