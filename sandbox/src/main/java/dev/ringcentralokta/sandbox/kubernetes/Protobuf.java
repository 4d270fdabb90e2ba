package dev.ringcentralokta.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads the few built-in types that kubectl's own commands send as protobuf whatever the server prefers:
 * {@code kubectl create configmap|secret|namespace|serviceaccount} and {@code auth can-i}. Field numbers are those of
 * {@code generated.proto} in k8s.io/api and k8s.io/apimachinery. Answers are always JSON, which kubectl accepts.
 */
final class Protobuf {

    static final String MEDIA_TYPE = "application/vnd.kubernetes.protobuf";

    /** How the value of a field is written. */
    private interface Kind {
        void read(ByteBuffer value, String name, ObjectNode into);
    }

    private record Field(String name, Kind kind) {}

    /** The known fields of a message by number; others are skipped. */
    private record Message(Map<Integer, Field> fields) implements Kind {

        @Override
        public void read(ByteBuffer value, String name, ObjectNode into) {
            ObjectNode nested = decode(value);
            if (!nested.isEmpty()) {
                into.set(name, nested);
            }
        }

        ObjectNode decode(ByteBuffer in) {
            ObjectNode object = Json.object();
            while (in.hasRemaining()) {
                long tag = varint(in);
                ByteBuffer value = value(in, (int) tag & WIRE_TYPE);
                Field field = fields.get((int) (tag >>> WIRE_TYPE_BITS));
                if (field != null) {
                    field.kind().read(value, field.name(), object);
                }
            }
            return object;
        }
    }

    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final int WIRE_TYPE_BITS = 3;
    private static final int WIRE_TYPE = 7;

    /** Go writes strings that are not set as empty ones. */
    private static final Kind STRING = (value, name, into) -> {
        if (value.hasRemaining()) {
            into.put(name, text(value));
        }
    };

    private static final Kind STRINGS =
            (value, name, into) -> into.withArray("/" + name).add(text(value));
    private static final Kind BINARY = (value, name, into) -> into.put(name, bytes(value));
    private static final Kind BOOLEAN = (value, name, into) -> into.set(name, BooleanNode.valueOf(varint(value) != 0));
    private static final Kind TEXTS = entries(value -> TextNode.valueOf(text(value)));
    private static final Kind BINARIES =
            entries(value -> TextNode.valueOf(BinaryNode.valueOf(bytes(value)).asText()));

    private static final Message META = new Message(Map.of(
            1, new Field("name", STRING),
            2, new Field("generateName", STRING),
            3, new Field("namespace", STRING),
            11, new Field("labels", TEXTS),
            12, new Field("annotations", TEXTS),
            14, new Field("finalizers", STRINGS)));
    private static final Field METADATA = new Field("metadata", META);

    private static final Message RESOURCE_ATTRIBUTES = new Message(Map.of(
            1, new Field("namespace", STRING),
            2, new Field("verb", STRING),
            3, new Field("group", STRING),
            4, new Field("version", STRING),
            5, new Field("resource", STRING),
            6, new Field("subresource", STRING),
            7, new Field("name", STRING)));
    private static final Message PATH_ATTRIBUTES =
            new Message(Map.of(1, new Field("path", STRING), 2, new Field("verb", STRING)));
    private static final Message REVIEW_SPEC = new Message(Map.of(
            1, new Field("resourceAttributes", RESOURCE_ATTRIBUTES),
            2, new Field("nonResourceAttributes", PATH_ATTRIBUTES)));

    private static final Message RULES_REVIEW_SPEC = new Message(Map.of(1, new Field("namespace", STRING)));

    private static final Map<String, Message> OBJECTS = Map.of(
            "Namespace", new Message(Map.of(1, METADATA)),
            "ServiceAccount", new Message(Map.of(1, METADATA)),
            "ConfigMap",
                    new Message(Map.of(
                            1, METADATA,
                            2, new Field("data", TEXTS),
                            3, new Field("binaryData", BINARIES),
                            4, new Field("immutable", BOOLEAN))),
            "Secret",
                    new Message(Map.of(
                            1, METADATA,
                            2, new Field("data", BINARIES),
                            3, new Field("type", STRING),
                            4, new Field("stringData", TEXTS),
                            5, new Field("immutable", BOOLEAN))),
            "SelfSubjectAccessReview", new Message(Map.of(1, METADATA, 2, new Field("spec", REVIEW_SPEC))),
            "SelfSubjectRulesReview", new Message(Map.of(1, METADATA, 2, new Field("spec", RULES_REVIEW_SPEC))));

    private static final Message TYPE_META =
            new Message(Map.of(1, new Field("apiVersion", STRING), 2, new Field("kind", STRING)));

    private Protobuf() {}

    /**
     * Reads an object.
     *
     * @return empty if it is of a type that is not known here
     * @throws ApiException 400 if {@code body} is not in Kubernetes' protobuf form
     */
    static Optional<ObjectNode> read(byte[] body) {
        try {
            ByteBuffer in = ByteBuffer.wrap(body);
            if (!in.slice(0, MAGIC.length).equals(ByteBuffer.wrap(MAGIC))) {
                throw malformed();
            }
            return envelope(in.position(MAGIC.length));
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw malformed();
        }
    }

    /** runtime.Unknown: the type, then the object itself. */
    private static Optional<ObjectNode> envelope(ByteBuffer in) {
        ObjectNode unknown =
                new Message(Map.of(1, new Field("type", TYPE_META), 2, new Field("raw", BINARY))).decode(in);
        ObjectNode type = unknown.withObject("/type");
        return Optional.ofNullable(OBJECTS.get(type.path("kind").asText()))
                .map(message -> type.setAll(message.decode(rawOf(unknown))));
    }

    private static ByteBuffer rawOf(ObjectNode unknown) {
        return unknown.get("raw") instanceof BinaryNode raw
                ? ByteBuffer.wrap(raw.binaryValue())
                : ByteBuffer.allocate(0);
    }

    /** A map is a list of messages with key and value. */
    private static Kind entries(Function<ByteBuffer, JsonNode> reader) {
        return (entry, name, into) -> {
            ObjectNode pair = new Message(Map.of(
                            1,
                            new Field("key", (value, key, target) -> target.put(key, text(value))),
                            2,
                            new Field("value", (value, key, target) -> target.set(key, reader.apply(value)))))
                    .decode(entry);
            JsonNode value = pair.has("value") ? pair.get("value") : TextNode.valueOf("");
            into.withObject("/" + name).set(pair.path("key").asText(), value);
        };
    }

    /** The bytes of one value; a number is left as a varint. */
    private static ByteBuffer value(ByteBuffer in, int wireType) {
        int start = in.position();
        int length =
                switch (wireType) {
                    case 0 -> {
                        varint(in);
                        yield in.position() - start;
                    }
                    case 1 -> Long.BYTES;
                    case 2 -> (int) varint(in);
                    case 5 -> Integer.BYTES;
                    default -> throw malformed();
                };
        int from = wireType == 2 ? in.position() : start;
        ByteBuffer value = in.slice(from, length);
        in.position(from + length);
        return value;
    }

    private static long varint(ByteBuffer in) {
        long number = 0;
        int shift = 0;
        byte next;
        do {
            next = in.get();
            number |= (next & 0x7FL) << shift;
            shift += 7;
        } while (next < 0);
        return number;
    }

    private static String text(ByteBuffer value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(bytes);
        return bytes;
    }

    private static ApiException malformed() {
        return ApiException.badRequest("the object provided is unrecognized: not in Kubernetes' protobuf form");
    }
}
