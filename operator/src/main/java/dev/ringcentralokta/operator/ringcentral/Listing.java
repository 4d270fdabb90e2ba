package dev.ringcentralokta.operator.ringcentral;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.HttpAnswer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read page by page, with the proof that it is complete: each page tells the same total, none repeats
 * anything, and in the end as many have come as the total says. Who takes a part for the whole would take people for gone.
 *
 * <p>Somebody who goes and somebody who comes between the same two pages can cancel each other out; RingCentral's pages
 * are counted from the start and have nothing that would show it.
 */
final class Listing<T> {

    private final String name;
    private final Function<T, String> id;
    private final List<T> items = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private @Nullable Long total;

    /**
     * An empty one.
     *
     * @param name what is listed, for the failure
     * @param id tells the items apart
     */
    Listing(String name, Function<T, String> id) {
        this.name = name;
        this.id = id;
    }

    /**
     * Takes the items of one page.
     *
     * @param totalNow how many the page says there are on all pages
     * @throws ApiException where this page and those before are not parts of one list
     */
    void add(HttpAnswer page, JsonNode totalNow, List<T> itemsOfPage) {
        if (!totalNow.canConvertToLong()) {
            throw RingCentralErrors.unexpected(page, "its list of " + name + " does not say how many there are");
        }
        if (total != null && total != totalNow.longValue()) {
            throw RingCentralErrors.incomplete(
                    page, name, "there were " + total + " at first, and " + totalNow + " on a later page");
        }
        total = totalNow.longValue();
        for (T item : itemsOfPage) {
            if (!ids.add(id.apply(item))) {
                throw RingCentralErrors.incomplete(page, name, "a page repeats " + id.apply(item));
            }
            items.add(item);
        }
        if (items.size() > total || (itemsOfPage.isEmpty() && !complete())) {
            throw notTheTotal(page);
        }
    }

    /** How many have come so far. */
    int size() {
        return items.size();
    }

    /** Whether all have come. */
    boolean complete() {
        return total != null && items.size() == total;
    }

    /** All of them, after {@code lastPage}. */
    List<T> all(HttpAnswer lastPage) {
        if (!complete()) {
            throw notTheTotal(lastPage);
        }
        return List.copyOf(items);
    }

    private ApiException notTheTotal(HttpAnswer page) {
        return RingCentralErrors.incomplete(page, name, "of " + total + ", " + items.size() + " came");
    }
}
