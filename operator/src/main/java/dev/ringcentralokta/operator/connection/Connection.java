package dev.ringcentralokta.operator.connection;

import dev.ringcentralokta.operator.okta.OktaClient;
import dev.ringcentralokta.operator.status.Finding;

/** Whether an integration's Okta org can be talked to. */
public sealed interface Connection {

    /** It can, by this client, which all work with the same credentials shares. */
    record Connected(OktaClient okta, Preflight preflight) implements Connection {}

    /** It cannot, and this is why. */
    record Refused(Finding finding) implements Connection {}
}
