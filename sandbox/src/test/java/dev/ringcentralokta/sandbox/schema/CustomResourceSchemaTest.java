package dev.ringcentralokta.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomResourceSchemaTest {

    private static final CustomResourceSchema SCHEMA = CustomResourceSchema.of(
            yaml(
                    """
            type: object
            required: [spec]
            properties:
              apiVersion: {type: string}
              kind: {type: string}
              metadata: {type: object}
              spec:
                type: object
                required: [org]
                x-kubernetes-validations:
                - {rule: "!has(self.limits) || self.limits.low <= self.limits.high", messageExpression: "'low is ' + string(self.limits.low)", fieldPath: .limits}
                - {rule: "!has(self.__namespace__) || self.__namespace__ != 'kube-system'", message: not there, reason: FieldValueForbidden}
                - {rule: "!has(self.notes) || self.notes.size() > 1", message: say more}
                properties:
                  org:
                    type: string
                    maxLength: 20
                    minLength: 3
                    pattern: ^https://
                    x-kubernetes-validations: [{rule: self == oldSelf, message: org cannot change}]
                  size: {type: integer, minimum: 1, maximum: 9}
                  ratio: {type: number, x-kubernetes-validations: [{rule: "self > 0.5", message: too small}]}
                  mode: {type: string, enum: [B, A], default: A}
                  namespace: {type: string}
                  notes: {type: string, nullable: true}
                  limits:
                    type: object
                    default: {}
                    properties:
                      low: {type: integer, default: 1}
                      high: {type: integer, default: 5}
                  section:
                    type: object
                    properties:
                      on: {type: boolean, default: true}
                  labels: {type: object, maxProperties: 2, additionalProperties: {type: string, maxLength: 3}}
                  free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  items:
                    type: array
                    maxItems: 3
                    minItems: 1
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    x-kubernetes-validations: [{rule: "self.all(i, i.name.startsWith('a'))", message: names start with a}]
                    items:
                      type: object
                      required: [name]
                      properties:
                        name: {type: string}
                        level: {type: integer, default: 1, x-kubernetes-validations: [{rule: self >= oldSelf, message: never lower}]}
            """));

    @Test
    void fillsInDefaultsOnlyInsideObjectsThatArePresentOrHaveADefault() {
        ObjectNode defaulted = SCHEMA.defaulted(yaml("{spec: {org: https://a, items: [{name: a}]}}"));

        assertThat(defaulted)
                .isEqualTo(
                        yaml(
                                """
                        spec: {org: https://a, items: [{name: a, level: 1}], mode: A, limits: {low: 1, high: 5}}
                        """));
    }

    @Test
    void fillsInWhatAPresentSectionLeavesOut() {
        ObjectNode defaulted = SCHEMA.defaulted(yaml("{spec: {section: {}, limits: {low: 3}}}"));

        assertThat(defaulted).isEqualTo(yaml("{spec: {section: {on: true}, limits: {low: 3, high: 5}, mode: A}}"));
    }

    @Test
    void takesNullForAbsentWhereNullIsNotAllowed() {
        ObjectNode defaulted =
                SCHEMA.defaulted(yaml("{spec: {mode: null, size: null, notes: null, limits: {}, free: {a: null}}}"));

        assertThat(defaulted)
                .isEqualTo(yaml("{spec: {mode: A, notes: null, limits: {low: 1, high: 5}, free: {a: null}}}"));
    }

    @Test
    void prunesWhatTheSchemaDoesNotKnow() {
        ObjectNode resource = yaml(
                """
                apiVersion: v1
                kind: K
                metadata: {name: n, labels: {a: b}}
                typo: 1
                spec: {orgg: x, items: [{name: a, foo: 1}], labels: {any: x}, free: {deep: {a: 1}}, limits: {mid: 3}}
                """);

        List<String> unknown = SCHEMA.unknownFields(resource);

        assertThat(unknown).containsExactlyInAnyOrder("typo", "spec.orgg", "spec.items[0].foo", "spec.limits.mid");
        assertThat(SCHEMA.unknownFields(SCHEMA.defaulted(resource))).isEmpty();
        assertThat(SCHEMA.defaulted(resource).at("/spec/free/deep/a").asInt()).isEqualTo(1);
        assertThat(resource.has("typo")).as("the argument is left alone").isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "org: 5 | spec.org: Invalid value: \"integer\": spec.org in body must be of type string: \"integer\"",
                "org: https://a, mode: C | spec.mode: Unsupported value: \"C\": supported values: \"A\", \"B\"",
                "org: https://a, size: 0 | spec.size: Invalid value: 0: spec.size in body should be greater than or equal to 1",
                "org: https://a, size: 10 | spec.size: Invalid value: 10: spec.size in body should be less than or equal to 9",
                "org: ht | spec.org: Invalid value: \"ht\": spec.org in body should be at least 3 chars long",
                "org: ftp://a | spec.org: Invalid value: \"ftp://a\": spec.org in body should match '^https://'",
                "org: https://aaaaaaaaaaaaaaaaaaaaa | spec.org: Too long: may not be more than 20 bytes",
                "org: https://a, labels: {a: x, b: x, c: x} | spec.labels: Too many: 3: must have at most 2 items",
                "org: https://a, labels: {a: long} | spec.labels.a: Too long: may not be more than 3 bytes",
                "org: https://a, items: [] | spec.items: Invalid value: 0: spec.items in body should have at least 1 items",
                "org: https://a, items: [{}] | spec.items[0].name: Required value",
                "org: https://a, items: [{name: a}, {name: a}] | spec.items[1]: Duplicate value: {\"name\":\"a\"}",
                "mode: A | spec.org: Required value",
                "org: https://a, items: [{name: b}] | spec.items: Invalid value: \"array\": names start with a",
                "org: https://a, limits: {low: 7} | spec.limits: Invalid value: \"object\": low is 7",
                "org: https://a, namespace: kube-system | spec: Forbidden: not there",
                "org: https://a, ratio: 0 | spec.ratio: Invalid value: \"number\": too small",
            })
    void refusesInTheWordsOfTheApiServer(String spec, String expected) {
        assertThat(SCHEMA.validate(SCHEMA.defaulted(yaml("{spec: {" + spec + "}}")), Optional.empty()))
                .extracting(FieldError::toString)
                .contains(expected);
    }

    @Test
    void leavesRulesOutWhereTheSchemaAlreadyFails() {
        assertThat(SCHEMA.validate(yaml("{spec: {limits: {low: 'x'}}}"), Optional.empty()))
                .extracting(FieldError::type, FieldError::field)
                .containsExactlyInAnyOrder(
                        tuple("FieldValueRequired", "spec.org"),
                        tuple("FieldValueTypeInvalid", "spec.limits.low"),
                        tuple("FieldValueInvalid", "<nil>"));
    }

    @Test
    void acceptsWhatIsValid() {
        ObjectNode resource =
                SCHEMA.defaulted(yaml("{spec: {org: https://a, ratio: 1, notes: null, items: [{name: a}]}}"));

        assertThat(SCHEMA.validate(resource, Optional.empty())).isEmpty();
        assertThat(SCHEMA.validate(resource, Optional.of(resource))).isEmpty();
    }

    @Test
    void comparesWithTheOldObjectOnUpdate() {
        ObjectNode old = SCHEMA.defaulted(yaml("{spec: {org: https://a, items: [{name: a, level: 5}]}}"));
        ObjectNode changed =
                SCHEMA.defaulted(yaml("{spec: {org: https://b, items: [{name: ab, level: 1}, {name: a, level: 4}]}}"));

        assertThat(SCHEMA.validate(changed, Optional.of(old)))
                .extracting(FieldError::toString)
                .containsExactlyInAnyOrder(
                        "spec.org: Invalid value: \"string\": org cannot change",
                        "spec.items[1].level: Invalid value: \"integer\": never lower");
    }

    @ParameterizedTest
    @CsvSource({"self.nothing == 1", "self.size == 'x'", "self.size +", "self.size"})
    void refusesARuleThatDoesNotCompile(String rule) {
        ObjectNode schema = yaml(
                """
                type: object
                properties: {size: {type: integer}}
                x-kubernetes-validations: [{}]
                """);
        ((ObjectNode) schema.at("/x-kubernetes-validations/0")).put("rule", rule);

        assertThatThrownBy(() -> CustomResourceSchema.of(schema))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule);
    }

    private static ObjectNode yaml(String text) {
        try {
            return (ObjectNode) new YAMLMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
