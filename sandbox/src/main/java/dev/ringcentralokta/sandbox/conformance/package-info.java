/**
 * Replays recorded traffic of real Okta orgs against the simulated one and tells where their answers differ. The
 * recordings are go-vcr's (YAML, version 2), as the tests of okta/terraform-provider-okta keep them.
 */
@NullMarked
package dev.ringcentralokta.sandbox.conformance;

import org.jspecify.annotations.NullMarked;
