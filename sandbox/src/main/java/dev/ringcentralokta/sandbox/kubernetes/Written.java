package dev.ringcentralokta.sandbox.kubernetes;

import java.util.List;

/**
 * The outcome of a writing request.
 *
 * @param created whether the object is new
 * @param warnings for the {@code Warning} header
 */
record Written(ApiObject object, boolean created, List<String> warnings) {}
