package dev.ringcentralokta.operator.web;

/**
 * A page as it is sent.
 *
 * @param formTargets where its form may lead to, as sources of CSP's {@code form-action}
 */
record Page(int status, String html, String formTargets) {

    static final String NO_FORM = "'none'";
}
