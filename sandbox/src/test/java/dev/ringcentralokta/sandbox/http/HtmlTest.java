package dev.ringcentralokta.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesEveryValue() {
        Html html = Html.of("<a title=\"{}\">{}</a>", "\"><script>", "Tom & Jerry's <b>");

        assertThat(html).hasToString("<a title=\"&quot;&gt;&lt;script&gt;\">Tom &amp; Jerry&#39;s &lt;b&gt;</a>");
    }

    @Test
    void takesHtmlAsItIsAndNoPlacesInValues() {
        Html item = Html.of("<li>{}</li>", "{}");

        assertThat(Html.of("<ul>{}</ul>", Html.all(List.of(item, item))))
                .hasToString("<ul><li>{}</li><li>{}</li></ul>");
    }

    @Test
    void wantsAsManyValuesAsPlaces() {
        assertThatThrownBy(() -> Html.of("{} {}", "one")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> Html.of("{}", "one", "two")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsAFormAsABrowserDoes() {
        String page =
                """
                <form action="/a"><input name="x" value="1"><button>Go</button></form>
                <form action="/b?c=1&amp;d=2">
                <input type="checkbox" name="on" checked> <input type="checkbox" name="off">
                <input name="text" value="&lt;a&gt; &amp;amp;">
                <select name="pick"><option value="1">One</option><option value="2" selected>Two</option></select>
                <button name="do" value="keep">Keep</button><button name="do" value="save">Save</button>
                </form>
                """;

        HtmlForm form = HtmlForm.with(page, "Save");

        assertThat(form.action()).isEqualTo("/b?c=1&d=2");
        assertThat(form.values("Save"))
                .containsOnly(entry("on", "on"), entry("text", "<a> &amp;"), entry("pick", "2"), entry("do", "save"));
        assertThatThrownBy(() -> HtmlForm.with(page, "Delete")).hasMessageContaining("no button 'Delete'");
    }
}
