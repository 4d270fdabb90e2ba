package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Profile mappings (okta-api.md §7); Okta makes them with the app. */
public final class Mappings {

    /** Okta allows 200, and advises 50 against time-outs. */
    private static final String PAGE = "50";

    private final OktaHttp http;

    Mappings(OktaHttp http) {
        this.http = http;
    }

    /** The mappings to and from an app ({@code listProfileMappings}, asked twice). */
    public List<MappingRef> forApp(String appId) {
        return Stream.of("targetId", "sourceId")
                .flatMap(end -> list(end, appId).stream())
                .toList();
    }

    /** A mapping with its attributes ({@code getProfileMapping}). */
    public Mapping get(String id) {
        return Mapping.from(http.get(mapping(id)));
    }

    /**
     * Changes the given attributes, and no others ({@code updateProfileMapping}).
     *
     * @param properties by the target's attribute name; empty takes the attribute out of the mapping
     */
    public Written<Mapping> update(String id, Map<String, Optional<MappingProperty>> properties) {
        ObjectNode body = OktaJson.object();
        ObjectNode changes = body.putObject("properties");
        properties.forEach((name, property) ->
                changes.set(name, property.map(MappingProperty::toJson).orElse(null)));
        return http.post(mapping(id), body).map(Mapping::from);
    }

    private List<MappingRef> list(String end, String appId) {
        HttpUrl url = http.url("mappings")
                .addQueryParameter(end, appId)
                .addQueryParameter("limit", PAGE)
                .build();
        return http.list(url, MappingRef::from);
    }

    private HttpUrl mapping(String id) {
        return http.url("mappings", id).build();
    }
}
