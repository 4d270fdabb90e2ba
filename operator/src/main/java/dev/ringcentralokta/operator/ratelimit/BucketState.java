package dev.ringcentralokta.operator.ratelimit;

import java.util.OptionalInt;

/**
 * How much room a rate limit has, as far as it is known.
 *
 * @param bucket the vendor's limit
 * @param limit calls per window for everybody
 * @param remaining calls left for everybody
 * @param waiting bulk callers of ours that have been told a time to come back; empty where nobody keeps a queue
 */
public record BucketState(String bucket, int limit, int remaining, OptionalInt waiting) {}
