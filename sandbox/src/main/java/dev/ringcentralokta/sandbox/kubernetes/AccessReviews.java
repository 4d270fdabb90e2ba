package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Answers {@code kubectl auth can-i}: this API server has no users, so everybody may do everything. */
final class AccessReviews {

    static final String API_VERSION = "authorization.k8s.io/v1";

    private static final String PLURAL = "selfsubjectaccessreviews";

    private AccessReviews() {}

    static boolean isAsked(RequestPath path) {
        return path.apiVersion().equals(API_VERSION) && path.plural().equals(PLURAL);
    }

    static ObjectNode answer(ObjectNode review) {
        review.putObject("status").put("allowed", true).put("reason", "the sandbox allows everything");
        return review;
    }

    /** The type in discovery. */
    static ObjectNode resource() {
        ObjectNode resource = Json.object()
                .put("name", PLURAL)
                .put("singularName", "selfsubjectaccessreview")
                .put("namespaced", false)
                .put("kind", "SelfSubjectAccessReview");
        resource.set("verbs", Json.strings(List.of("create")));
        return resource;
    }
}
