package dev.ringcentralokta.operator.ringcentral;

import dev.ringcentralokta.operator.http.ApiException;
import java.util.List;
import java.util.Set;
import okhttp3.HttpUrl;

/** Call queues of the account, and who answers them (ringcentral-api.md §5.5). */
public final class CallQueues {

    private static final String PATH = "/restapi/v1.0/account/~/call-queues";

    private final RingCentralApi api;

    CallQueues(RingCentralApi api) {
        this.api = api;
    }

    /**
     * All call queues (operation listCallQueues); all of them, or a failure.
     *
     * @throws ApiException also where pages do not fit together, because queues came or went meanwhile: read it again
     */
    public List<CallQueue> list() {
        return new PagedList<>(api, "call queues", CallQueue::from, CallQueue::id)
                .read(api.url(PATH), RateLimitGroup.Medium);
    }

    /**
     * The ids of the extensions that are members of a queue (operation listCallQueueMembers); all of them, or a failure. A call
     * for each queue, and one more for each thousand members.
     *
     * @throws ApiException as {@link #list} does; with the reason {@code NotFound} where there is no such queue
     */
    public Set<String> members(String queueId) {
        HttpUrl.Builder members = api.url(PATH).addPathSegment(queueId).addPathSegment("members");
        return Set.copyOf(new PagedList<>(
                        api,
                        "members of call queue " + queueId,
                        (answer, json) -> RingCentralJson.required(answer, json, "id"),
                        id -> id)
                .read(members, RateLimitGroup.Light));
    }
}
