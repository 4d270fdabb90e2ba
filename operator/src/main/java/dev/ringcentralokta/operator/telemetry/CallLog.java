package dev.ringcentralokta.operator.telemetry;

import dev.ringcentralokta.operator.http.CallObserver;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line of level DEBUG for each call; no ids, queries, headers and bodies, which hold names and tokens. */
public final class CallLog implements CallObserver {

    private static final Logger LOGGER = LoggerFactory.getLogger(CallLog.class);

    @Override
    public Ongoing began(Call call) {
        if (!LOGGER.isDebugEnabled()) {
            return (status, requestId) -> {};
        }
        long began = System.nanoTime();
        return (status, requestId) -> {
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
            LOGGER.atDebug()
                    .addKeyValue("vendor", call.vendor())
                    .addKeyValue("host", call.host())
                    .addKeyValue("operation", call.operation())
                    .addKeyValue("status", status)
                    .addKeyValue("millis", millis)
                    .addKeyValue("requestId", requestId)
                    .log(
                            "{} {}: {} after {} ms, request {}",
                            call.vendor(),
                            call.operation(),
                            status == 0 ? "no answer" : status,
                            millis,
                            requestId.isEmpty() ? "-" : requestId);
        };
    }
}
