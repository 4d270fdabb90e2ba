package dev.ringcentralokta.operator.install;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;

/** Fields that Kubernetes has not: a cluster drops them without a word, so that a typing error does nothing. */
final class UnknownFields {

    private static final ObjectMapper ALL = new ObjectMapper();
    private static final ObjectMapper KNOWN = new ObjectMapper().setAnnotationIntrospector(new OnlyKnown());

    /** The Kubernetes model keeps what it does not know behind an any-getter. */
    private static final class OnlyKnown extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnyGetter(Annotated annotated) {
            return false;
        }
    }

    private UnknownFields() {}

    /** Of all objects but those of kinds that are not Kubernetes' own. */
    static List<String> of(Manifests manifests) {
        List<String> unknown = new ArrayList<>();
        manifests.objects().stream()
                .filter(object -> !(object instanceof GenericKubernetesResource))
                .forEach(object -> collect(object.getKind(), ALL.valueToTree(object), known(object), unknown));
        return unknown;
    }

    private static JsonNode known(HasMetadata object) {
        return KNOWN.valueToTree(object);
    }

    private static void collect(String path, JsonNode all, JsonNode known, List<String> unknown) {
        if (known.isMissingNode()) {
            unknown.add(path);
            return;
        }
        all.properties()
                .forEach(field ->
                        collect(path + "." + field.getKey(), field.getValue(), known.path(field.getKey()), unknown));
        for (int i = 0; i < all.size() && all.isArray(); i++) {
            collect(path + "[" + i + "]", all.get(i), known.path(i), unknown);
        }
    }
}
