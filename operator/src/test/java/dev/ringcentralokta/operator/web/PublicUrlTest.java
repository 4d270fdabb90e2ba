package dev.ringcentralokta.operator.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PublicUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://rc.acme.com",
                "https://rc.acme.com:8443",
                "https://tools.acme.com/rc/v1.0",
                "http://localhost:8081",
                "http://127.0.0.1:8081/rc",
                "http://[::1]:8081"
            })
    void takesHttpsAndThisMachine(String url) {
        assertThat(PublicUrl.parse(url)).hasToString(url);
        assertThat(PublicUrl.parse(url + "/")).hasToString(url);
    }

    @ParameterizedTest
    @CsvSource({
        "http://rc.acme.com, http is for localhost only",
        "http://localhost.acme.com, http is for localhost only",
        "rc.acme.com, has to start with https://",
        "ftp://rc.acme.com, has to start with https://",
        "https:rc.acme.com, has no host name",
        "https:///rc, has no host name",
        "https://rc.acme.com?x=1, nothing else",
        "https://rc.acme.com/#x, nothing else",
        "https://me:secret@rc.acme.com, nothing else",
        "https://rc.acme.com//, has a path",
        "https://rc.acme.com/a/../b, has a path",
        "https://rc.acme.com/{ticket}, is no URL",
        "https://rc.acme.com/a%2Fb, has a path",
        "https://rc acme.com, is no URL"
    })
    void saysWhatIsWrong(String url, String problem) {
        assertThatThrownBy(() -> PublicUrl.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(problem)
                .hasMessageNotContaining("secret");
    }

    @Test
    void linksBelowItsPath() {
        PublicUrl url = PublicUrl.parse("https://tools.acme.com/rc/");

        assertThat(url.link("t1")).hasToString("https://tools.acme.com/rc/ringcentral/t1");
        assertThat(url.callback()).hasToString("https://tools.acme.com/rc/ringcentral/callback");
    }
}
