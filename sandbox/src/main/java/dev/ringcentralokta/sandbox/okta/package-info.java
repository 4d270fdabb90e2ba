/**
 * A simulated Okta org: the state in small classes behind one lock ({@link dev.ringcentralokta.sandbox.okta.OktaOrg}),
 * the vendor's HTTP surface apart from it ({@code *Routes}), and what only a person can do in the Admin Console
 * ({@link dev.ringcentralokta.sandbox.okta.OktaAdminConsole}).
 */
@NullMarked
package dev.ringcentralokta.sandbox.okta;

import org.jspecify.annotations.NullMarked;
