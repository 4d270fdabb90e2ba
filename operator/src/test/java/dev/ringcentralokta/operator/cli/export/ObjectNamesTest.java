package dev.ringcentralokta.operator.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

/** Names that Kubernetes takes, each of one person or group only. */
class ObjectNamesTest {

    private static final String NAME = "[a-z0-9]([a-z0-9-]*[a-z0-9])?([.][a-z0-9]([a-z0-9-]*[a-z0-9])?)*";

    @Test
    void whatCanBeReadStaysReadable() {
        assertThat(ObjectNames.person("00u1", "Jane.Doe@acme.com")).isEqualTo("user-jane.doe-at-acme.com");
        assertThat(ObjectNames.group("00g1", "sales")).isEqualTo("group-sales");
        assertThat(ObjectNames.group("00g1", "Sales & Support")).matches("group-sales-support-[0-9a-f]{10}");
    }

    @Test
    void whatLooksAlikeIsToldApart() {
        assertThat(List.of(
                        ObjectNames.person("00u1", "a@b.c"),
                        ObjectNames.person("00u2", "a-at-b.c"),
                        ObjectNames.person("00u3", "a_b"),
                        ObjectNames.person("00u4", "a-b"),
                        ObjectNames.person("00u5", "a+b"),
                        ObjectNames.person("00u6", ""),
                        ObjectNames.person("00u7", "é"),
                        ObjectNames.group("00g1", "sales"),
                        ObjectNames.group("00g2", "Sales"),
                        ObjectNames.group("00g3", "user-a")))
                .doesNotHaveDuplicates();
    }

    @Property(tries = 300)
    void everyNameIsOneForKubernetes(@ForAll String login, @ForAll String group) {
        assertThat(ObjectNames.person("00u1", login)).matches(NAME).hasSizeLessThanOrEqualTo(63);
        assertThat(ObjectNames.group("00g1", group)).matches(NAME).hasSizeLessThanOrEqualTo(63);
    }

    @Property(tries = 1000)
    void namesOfDifferentPeopleDiffer(
            @ForAll @AlphaChars @Chars({'-', '@', '.', '_'}) @StringLength(max = 6) String one,
            @ForAll @CharRange(from = 'a', to = 'b') @Chars({'-', '@', '.', 'A'}) @StringLength(max = 6) String other) {
        Assume.that(!one.toLowerCase(Locale.ROOT).equals(other.toLowerCase(Locale.ROOT)));
        assertThat(ObjectNames.person("00u1", one)).isNotEqualTo(ObjectNames.person("00u2", other));
        assertThat(ObjectNames.group("00g1", one)).isNotEqualTo(ObjectNames.group("00g2", other));
    }
}
