package dev.ringcentralokta.operator.status;

import java.util.Optional;

/**
 * What a look at an object has come to, before anybody is told.
 *
 * @param <R> the kind
 * @param report all that there is to say, without the bounds of a status
 * @param changed an object with nothing but its new status; empty where that is as before
 */
public record Looked<R>(Report report, Optional<R> changed) {}
