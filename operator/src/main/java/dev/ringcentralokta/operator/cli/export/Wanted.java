package dev.ringcentralokta.operator.cli.export;

import java.net.URI;
import java.util.Optional;

/**
 * How manifests are to look.
 *
 * @param orgUrl the org
 * @param name the RingCentralIntegration's name, which the others refer to
 * @param namespace the namespace of all objects; empty leaves it to who applies them
 * @param profiles whether assignments own their attributes and user names
 */
record Wanted(URI orgUrl, String name, Optional<String> namespace, boolean profiles) {}
