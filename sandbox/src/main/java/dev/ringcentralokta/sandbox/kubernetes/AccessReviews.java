package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Answers those who ask what they may do, as {@code kubectl auth can-i} and its {@code --list}: this API server has no users,
 * so everybody may do everything.
 */
enum AccessReviews {
    /** Whether one thing is allowed. */
    ACCESS("SelfSubjectAccessReview") {
        @Override
        ObjectNode answer(ObjectNode review) {
            review.putObject("status").put("allowed", true).put("reason", "the sandbox allows everything");
            return review;
        }
    },
    /** All that is allowed in a namespace. */
    RULES("SelfSubjectRulesReview") {
        @Override
        ObjectNode answer(ObjectNode review) {
            ObjectNode status = review.putObject("status").put("incomplete", false);
            ObjectNode resources = status.putArray("resourceRules").addObject();
            List.of("verbs", "apiGroups", "resources").forEach(field -> resources.set(field, ANYTHING));
            ObjectNode others = status.putArray("nonResourceRules").addObject();
            List.of("verbs", "nonResourceURLs").forEach(field -> others.set(field, ANYTHING));
            return review;
        }
    };

    static final String API_VERSION = "authorization.k8s.io/v1";

    private static final JsonNode ANYTHING = Json.strings(List.of("*"));

    private final String kind;

    AccessReviews(String kind) {
        this.kind = kind;
    }

    /** The review that is asked for at that path; empty where none is. */
    static Optional<AccessReviews> at(RequestPath path) {
        return Arrays.stream(values())
                .filter(review ->
                        path.apiVersion().equals(API_VERSION) && path.plural().equals(review.plural()))
                .findFirst();
    }

    /** The review with what it found. */
    abstract ObjectNode answer(ObjectNode review);

    /** The type in discovery. */
    ObjectNode resource() {
        ObjectNode resource = Json.object()
                .put("name", plural())
                .put("singularName", singular())
                .put("namespaced", false)
                .put("kind", kind);
        resource.set("verbs", Json.strings(List.of("create")));
        return resource;
    }

    private String singular() {
        return kind.toLowerCase(Locale.ROOT);
    }

    private String plural() {
        return singular() + "s";
    }
}
