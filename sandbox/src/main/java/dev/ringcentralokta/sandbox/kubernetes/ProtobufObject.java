package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * Reads the few built-in types that {@code kubectl create} sends as Protobuf and in no other form: Secret, ConfigMap,
 * Namespace and ServiceAccount. Field numbers are those of Kubernetes' published {@code generated.proto} files.
 */
final class ProtobufObject {

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int LENGTH_DELIMITED = 2;

    private interface Field {
        void put(ObjectNode object, byte[] value);
    }

    private static final Map<Integer, Field> METADATA = Map.of(
            1,
            text("name"),
            2,
            text("generateName"),
            3,
            text("namespace"),
            11,
            entry("labels"),
            12,
            entry("annotations"));

    private static final Map<String, Map<Integer, Field>> KINDS = Map.of(
            "Secret", Map.of(1, metadata(), 2, bytes("data"), 3, text("type"), 4, entry("stringData")),
            "ConfigMap", Map.of(1, metadata(), 2, entry("data"), 3, bytes("binaryData")),
            "Namespace", Map.of(1, metadata()),
            "ServiceAccount", Map.of(1, metadata()));

    private ProtobufObject() {}

    static boolean is(byte[] body) {
        return body.length > MAGIC.length && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Reads the envelope (type, then the object). */
    static ObjectNode read(byte[] body) {
        ObjectNode object = Json.object();
        byte[][] raw = {new byte[0]};
        fields(
                Arrays.copyOfRange(body, MAGIC.length, body.length),
                Map.of(
                        1, (target, value) -> fields(value, Map.of(1, text("apiVersion"), 2, text("kind")), target),
                        2, (target, value) -> raw[0] = value),
                object);
        Map<Integer, Field> known = KINDS.get(object.path("kind").asText());
        if (known == null) {
            throw ApiException.unsupportedMediaType(
                    "application/vnd.kubernetes.protobuf of "
                            + object.path("kind").asText(),
                    java.util.List.of("application/json", "application/yaml"));
        }
        fields(raw[0], known, object);
        return object;
    }

    private static void fields(byte[] message, Map<Integer, Field> known, ObjectNode target) {
        ByteBuffer in = ByteBuffer.wrap(message);
        while (in.hasRemaining()) {
            long tag = varint(in);
            if ((tag & 7) == LENGTH_DELIMITED) {
                byte[] value = new byte[(int) varint(in)];
                in.get(value);
                known.getOrDefault((int) (tag >> 3), (object, ignored) -> {}).put(target, value);
            } else {
                varint(in);
            }
        }
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static Field metadata() {
        return (object, value) -> fields(value, METADATA, object.withObject("/metadata"));
    }

    private static Field text(String name) {
        return (object, value) -> {
            if (value.length > 0) {
                object.put(name, new String(value, StandardCharsets.UTF_8));
            }
        };
    }

    private static Field entry(String name) {
        return (object, value) -> mapEntry(object.withObject("/" + name), value, false);
    }

    private static Field bytes(String name) {
        return (object, value) -> mapEntry(object.withObject("/" + name), value, true);
    }

    private static void mapEntry(ObjectNode map, byte[] value, boolean base64) {
        ObjectNode entry = Json.object();
        fields(value, Map.of(1, text("key"), 2, (object, content) -> object.put("value", content)), entry);
        String content = entry.path("value").asText();
        map.put(
                entry.path("key").asText(),
                base64 ? content : new String(Base64.getDecoder().decode(content), StandardCharsets.UTF_8));
    }
}
