package dev.ringcentralokta.operator.okta;

/** How a call proves who makes it. */
interface Authorization {

    /** The value of the {@code Authorization} header. */
    String header();

    /** Forgets what Okta no longer takes; whether it makes sense to try again. */
    boolean renew();

    /** With a token of an administrator: it is always the same. */
    record ApiToken(OktaCredentials.ApiToken credentials) implements Authorization {
        @Override
        public String header() {
            return "SSWS " + credentials.token();
        }

        @Override
        public boolean renew() {
            return false;
        }
    }
}
