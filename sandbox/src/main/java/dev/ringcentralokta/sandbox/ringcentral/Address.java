package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** {@code contact.businessAddress} of an extension. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Address(
        @Nullable String country,
        @Nullable String state,
        @Nullable String city,
        @Nullable String street,
        @Nullable String zip) {}
