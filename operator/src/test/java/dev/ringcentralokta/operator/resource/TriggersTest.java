package dev.ringcentralokta.operator.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TriggersTest {

    private static ConfigMap with(Map<String, String> annotations) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withAnnotations(annotations)
                .endMetadata()
                .build();
    }

    /** All that people put on resources: every one there is, but the operator's own. */
    static Stream<String> annotationsOfPeople() {
        return Stream.of(Annotations.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()))
                .map(TriggersTest::value)
                .filter(annotation -> !annotation.equals(Annotations.CREATE_PENDING));
    }

    private static String value(Field field) {
        try {
            return String.valueOf(field.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("annotationsOfPeople")
    void aPersonsWordIsSeenAtOnce(String annotation) {
        assertThat(Triggers.call(with(Map.of(annotation, "now")), with(Map.of())))
                .isTrue();
        assertThat(Triggers.call(with(Map.of(annotation, "now")), with(Map.of(annotation, "before"))))
                .isTrue();
    }

    @Test
    void whatTheOperatorWritesIsNot() {
        assertThat(Triggers.call(with(Map.of(Annotations.CREATE_PENDING, "now")), with(Map.of())))
                .isFalse();
        assertThat(Triggers.call(with(Map.of("somebody.else/annotation", "now")), with(Map.of())))
                .isFalse();
    }
}
