package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The types that are served now: the built-in ones, and what the stored CRDs define. */
final class ResourceTypes {

    private final Map<String, List<ResourceType>> byDefinition = new LinkedHashMap<>();

    ResourceTypes() {
        byDefinition.put("", BuiltInTypes.all());
    }

    /** Serves what {@code definition} defines, in place of what it defined before. */
    synchronized void define(String name, JsonNode definition) {
        byDefinition.put(name, CustomResourceDefinitions.types(definition));
    }

    synchronized void undefine(String name) {
        byDefinition.remove(name);
    }

    synchronized List<ResourceType> all() {
        List<ResourceType> all = new ArrayList<>();
        byDefinition.values().forEach(all::addAll);
        return all;
    }

    synchronized List<ResourceType> definedBy(String name) {
        return byDefinition.getOrDefault(name, List.of());
    }

    /** All types that are served in {@code apiVersion}. */
    List<ResourceType> in(String apiVersion) {
        return all().stream()
                .filter(type -> type.apiVersion().equals(apiVersion))
                .toList();
    }

    Optional<ResourceType> byPlural(String apiVersion, String plural) {
        return first(apiVersion, type -> type.names().plural().equals(plural));
    }

    Optional<ResourceType> byKind(String apiVersion, String kind) {
        return first(apiVersion, type -> type.names().kind().equals(kind));
    }

    private Optional<ResourceType> first(String apiVersion, Predicate<ResourceType> condition) {
        return in(apiVersion).stream().filter(condition).findFirst();
    }
}
