package dev.ringcentralokta.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FormBrowserTest {

    private final SimulatedServer server = SimulatedServer.start(
            Optional.empty(),
            0,
            context -> "none",
            config -> config.router.mount(router -> {
                router.get("/a/page", context -> context.html("<form method=\"post\"><button>Go</button></form>"));
                router.post("/a/page", context -> context.html("<p>arrived</p>"));
            }));

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void sendsAFormWithoutActionToItsOwnPage() {
        FormBrowser browser = new FormBrowser(Optional.empty(), next -> true)
                .open(server.url().resolve("/a/page"));

        browser.press("Go");

        assertThat(browser.text()).isEqualTo("arrived");
    }
}
