package dev.ringcentralokta.sandbox.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What an app can do for Universal Logout. */
enum Logout {
    UNSUPPORTED("", "", ""),
    STANDARD("FULL", "NOT_SHARED", "GLOBAL_TOKEN_REVOCATION"),
    OWN("FULL", "NOT_SHARED", "PROPRIETARY"),
    OWN_PARTIAL("PARTIAL", "SHARED", "PROPRIETARY");

    private final String supportType;
    private final String identityStack;
    private final String protocol;

    Logout(String supportType, String identityStack, String protocol) {
        this.supportType = supportType;
        this.identityStack = identityStack;
        this.protocol = protocol;
    }

    ObjectNode json() {
        if (this == UNSUPPORTED) {
            return Json.object().put("status", name());
        }
        return Json.object()
                .put("status", "DISABLED")
                .put("supportType", supportType)
                .put("identityStack", identityStack)
                .put("protocol", protocol);
    }
}
