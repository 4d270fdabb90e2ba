package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Gets and lists objects, in the version that the request names. */
final class Queries {

    /**
     * One page of a list.
     *
     * @param revision the collection's revision, from which a watch continues
     * @param next continues the list, empty on the last page
     * @param remaining how many objects follow
     */
    record Page(long revision, List<ApiObject> items, Optional<String> next, long remaining) {}

    /** Where a list continues: at which revision it began, and the last object that was given. */
    private record Continuation(long revision, ObjectKey after) {

        static Continuation parse(String token) {
            try {
                JsonNode json = Json.parse(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
                return new Continuation(
                        json.path("rv").asLong(),
                        new ObjectKey(
                                json.path("ns").asText(), json.path("name").asText()));
            } catch (IllegalArgumentException e) {
                throw ApiException.badRequest("continue key is not valid: " + e.getMessage());
            }
        }

        String token() {
            byte[] json = Json.bytes(Json.object()
                    .put("rv", revision)
                    .put("ns", after.namespace())
                    .put("name", after.name()));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
        }
    }

    private final ObjectStore store;

    Queries(ObjectStore store) {
        this.store = store;
    }

    /** @throws ApiException 404 if it is not there */
    ApiObject get(Target target) {
        ResourceType type = target.type();
        return store.get(type.collection(), target.key())
                .map(type::served)
                .orElseThrow(() -> ApiException.notFound(type, target.key().name()));
    }

    /**
     * Lists the objects that {@code selector} takes.
     *
     * @param limit the most to give at once; 0 for all
     * @param token where to continue, empty for the start
     */
    Page list(ResourceType type, Optional<String> namespace, Predicate<ApiObject> selector, int limit, String token) {
        ObjectStore.Listing listing = store.list(type.collection(), namespace);
        Continuation start = token.isEmpty()
                ? new Continuation(listing.revision(), new ObjectKey("", ""))
                : Continuation.parse(token);
        List<ApiObject> selected = listing.items().stream()
                .filter(object -> object.key().compareTo(start.after()) > 0)
                .map(type::served)
                .filter(selector)
                .toList();
        if (limit == 0 || selected.size() <= limit) {
            return new Page(start.revision(), selected, Optional.empty(), 0);
        }
        List<ApiObject> items = selected.subList(0, limit);
        Continuation next =
                new Continuation(start.revision(), items.get(limit - 1).key());
        return new Page(start.revision(), items, Optional.of(next.token()), selected.size() - limit);
    }
}
