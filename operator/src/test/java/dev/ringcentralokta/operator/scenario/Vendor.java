package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.sandbox.http.CallLog;
import dev.ringcentralokta.sandbox.http.Faults;
import java.util.List;

/** Who is called, with the words of their errors. */
enum Vendor {
    OKTA(
            "{\"errorCode\":\"E0000009\",\"errorSummary\":\"Internal Server Error\",\"errorCauses\":[]}",
            """
            {"errorCode":"E0000047","errorSummary":"API call exceeded rate limit due to too many requests.",\
            "errorLink":"E0000047","errorId":"oae1","errorCauses":[]}"""),
    RINGCENTRAL(
            "{\"errorCode\":\"CMN-203\",\"message\":\"Internal server error\"}",
            """
            {"errorCode":"CMN-301","message":"Request rate exceeded"}""");

    private final String internalError;
    private final String rateLimit;

    Vendor(String internalError, String rateLimit) {
        this.internalError = internalError;
        this.rateLimit = rateLimit;
    }

    String internalError() {
        return internalError;
    }

    String rateLimit() {
        return rateLimit;
    }

    Faults faults(World world) {
        return this == OKTA ? world.okta.faults() : world.ringCentral.faults();
    }

    List<CallLog.Call> calls(World world) {
        return this == OKTA
                ? world.okta.calls().calls()
                : world.ringCentral.calls().calls();
    }
}
