package dev.ringcentralokta.sandbox.ringcentral;

import java.time.Duration;

/** How long the tokens of one grant last. */
record TokenTtls(Duration access, Duration refresh) {}
