package dev.ringcentralokta.operator.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.slf4j.event.KeyValuePair;

/** A line of JSON for each change outside: {@code time}, then what the event has as key and value. */
public final class AuditEncoder extends EncoderBase<ILoggingEvent> {

    private static final byte[] NOTHING = {};

    private final JsonMapper json = new JsonMapper();
    private final ObjectWriter line = json.writer();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        ObjectNode audit = JsonNodeFactory.instance.objectNode();
        audit.put("time", event.getInstant().toString());
        Optional.ofNullable(event.getKeyValuePairs()).orElse(List.of()).forEach(pair -> put(audit, pair));
        try {
            return (line.writeValueAsString(audit) + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            return (event.getFormattedMessage() + "\n").getBytes(StandardCharsets.UTF_8);
        }
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    private void put(ObjectNode audit, KeyValuePair pair) {
        audit.set(pair.key, json.valueToTree(pair.value));
    }
}
