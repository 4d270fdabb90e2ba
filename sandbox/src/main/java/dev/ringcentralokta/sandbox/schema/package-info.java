/**
 * What an API server does with a custom resource by its CRD: prunes, fills in defaults, validates by OpenAPI schema and
 * by CEL rules. Knows nothing of HTTP.
 */
@NullMarked
package dev.ringcentralokta.sandbox.schema;

import org.jspecify.annotations.NullMarked;
