package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of records, with the {@code paging} section of the REST API.
 *
 * @param records the page's records
 * @param number the page's number from 1
 * @param size how many records fit on a page
 * @param total how many records there are on all pages
 */
record Page<T>(List<T> records, int number, int size, int total) {

    static <T> Page<T> of(List<T> all, int number, int size) {
        int from = (int) Math.min((long) (number - 1) * size, all.size());
        int to = (int) Math.min((long) from + size, all.size());
        return new Page<>(all.subList(from, to), number, size, all.size());
    }

    /** A whole number of at least 1 in the query; {@code refusal} is thrown for anything else. */
    static int query(Context context, String name, int absent, Function<String, Refusal> refusal) {
        String text = Optional.ofNullable(context.queryParam(name)).orElse(Integer.toString(absent));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw refusal.apply(name);
        }
        return Integer.parseInt(text);
    }

    int pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    ObjectNode paging() {
        ObjectNode paging = Json.object()
                .put("page", number)
                .put("perPage", size)
                .put("totalPages", pages())
                .put("totalElements", total);
        if (!records.isEmpty()) {
            int start = (number - 1) * size;
            paging.put("pageStart", start).put("pageEnd", start + records.size() - 1);
        }
        return paging;
    }

    /**
     * Links to the pages around this one.
     *
     * @param uri of the list, with what narrows it down
     */
    ObjectNode navigation(String uri) {
        ObjectNode navigation = Json.object();
        link(navigation, "firstPage", uri, 1);
        link(navigation, "lastPage", uri, pages());
        if (number > 1) {
            link(navigation, "previousPage", uri, number - 1);
        }
        if (number < pages()) {
            link(navigation, "nextPage", uri, number + 1);
        }
        return navigation;
    }

    private void link(ObjectNode navigation, String name, String uri, int page) {
        navigation
                .putObject(name)
                .put("uri", uri + (uri.contains("?") ? "&" : "?") + "page=" + page + "&perPage=" + size);
    }
}
