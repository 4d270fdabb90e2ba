package dev.ringcentralokta.operator.okta;

import java.util.Set;
import okhttp3.Request;

/** How a call proves who makes it. */
interface Authorization {

    String HEADER = "Authorization";

    /** The request with its proof, good for one attempt only. */
    Request signed(Request request);

    /** After Okta took the credentials of {@code refused} no longer: whether there are others now to try again with. */
    boolean renew(Request refused);

    /** What a person can do where Okta refuses {@code refused} with this status, 401 or 403, for the credentials' sake. */
    String advice(int status, Request refused);

    /** The scopes of the access token at hand; none where there are no scopes. */
    default Set<String> scopes() {
        return Set.of();
    }

    /** With a token of an administrator: it is always the same. */
    record ApiToken(OktaCredentials.ApiToken credentials) implements Authorization {

        @Override
        public Request signed(Request request) {
            return request.newBuilder().header(HEADER, header()).build();
        }

        @Override
        public boolean renew(Request refused) {
            return !header().equals(refused.header(HEADER));
        }

        @Override
        public String advice(int status, Request refused) {
            return status == 401
                    ? "The API token was revoked, its administrator was deactivated, or it was not used for 30 days:"
                            + " create a new one (Security > API > Tokens) and put it into the Secret"
                    : "Give the administrator of the API token a role that may " + RefusedAction.of(refused);
        }

        private String header() {
            return "SSWS " + credentials.token();
        }

        @Override
        public String toString() {
            return "ApiToken[hidden]";
        }
    }
}
