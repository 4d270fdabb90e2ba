package dev.ringcentralokta.sandbox.ringcentral;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** {@code contact} of an extension; the members' names are the vendor's (schema ContactInfo). */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Contact(
        @Nullable String firstName,
        @Nullable String lastName,
        @Nullable String company,
        @Nullable String jobTitle,
        @Nullable String department,
        @Nullable String email,
        @Nullable String businessPhone,
        @Nullable String mobilePhone,
        @Nullable Address businessAddress,
        @Nullable Boolean emailAsLoginName) {

    /** The contact of a line that nobody has. */
    public static final Contact NOBODY = new Contact(null, null, null, null, null, null, null, null, null, null);

    /** Somebody of whom only the name and the e-mail are known. */
    public static Contact of(String firstName, String lastName, String email) {
        return new Contact(firstName, lastName, null, null, null, email, null, null, null, null);
    }

    /** Somebody with a job. */
    public static Contact of(String firstName, String lastName, String email, String jobTitle, String department) {
        return new Contact(firstName, lastName, null, jobTitle, department, email, null, null, null, null);
    }
}
