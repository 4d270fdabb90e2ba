package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;

/** The account itself. */
final class AccountRoutes {

    private final RingCentralAccount account;

    AccountRoutes(RingCentralAccount account) {
        this.account = account;
    }

    void mount(Routing routing) {
        routing.on(Operation.READ_ACCOUNT_INFO, this::info);
    }

    private void info(Context context) {
        String uri = Routing.base(context) + "/restapi/v1.0/account/" + account.id();
        ObjectNode body = Json.object()
                .put("id", account.id())
                .put("uri", uri)
                .put("mainNumber", account.mainNumber())
                .put("status", "Confirmed")
                .put("setupWizardState", "Completed")
                .put("federated", false);
        body.putObject("operator")
                .put("uri", uri + "/extension/" + account.id())
                .put("id", account.id())
                .put("extensionNumber", "101");
        body.set("serviceInfo", serviceInfo(uri));
        context.json(body);
    }

    private ObjectNode serviceInfo(String accountUri) {
        ObjectNode info = Json.object().put("uri", accountUri + "/service-info");
        info.putObject("brand").put("id", "1210").put("name", "RingCentral");
        info.putObject("servicePlan").put("id", "8853").put("name", "RingEX Advanced");
        info.putObject("billingPlan")
                .put("id", "8853")
                .put("name", "Monthly")
                .put("durationUnit", "Month")
                .put("duration", 1)
                .put("type", "Regular")
                .put("includedPhoneLines", account.licences());
        return info;
    }
}
