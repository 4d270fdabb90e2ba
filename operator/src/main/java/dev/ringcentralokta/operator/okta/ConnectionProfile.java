package dev.ringcentralokta.operator.okta;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** How Okta is to authenticate to an app when it provisions (okta-api.md §4). */
public sealed interface ConnectionProfile {

    /** With a token of the app. */
    record Token(String token) implements ConnectionProfile {
        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }

    /** By a sign-in to the app: the connection then names the URL where a person consents. */
    record OAuth2() implements ConnectionProfile {}

    /** The request's {@code profile}. */
    private ObjectNode profile() {
        return this instanceof Token token
                ? OktaJson.object().put("authScheme", "TOKEN").put("token", token.token())
                : OktaJson.object().put("authScheme", "OAUTH2");
    }

    /** The request that sets the connection so. */
    default ObjectNode request() {
        return OktaJson.object().set("profile", profile());
    }
}
