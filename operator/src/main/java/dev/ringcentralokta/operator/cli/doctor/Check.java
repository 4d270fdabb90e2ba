package dev.ringcentralokta.operator.cli.doctor;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.ringcentralokta.operator.http.ApiException;
import dev.ringcentralokta.operator.http.ApiFailure;
import java.util.function.Supplier;

/**
 * One thing that was looked at.
 *
 * @param name what
 * @param outcome how it is
 * @param found what was found; never a secret
 * @param whatToDo for a person, where something is to be done; else empty
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Check(String name, Outcome outcome, String found, String whatToDo) {

    /** How it is. */
    enum Outcome {
        Ok("ok"),
        /** The operator can work, and somebody should know something. */
        Warning("warning"),
        /** The operator cannot work, or not with all that is declared. */
        Failed("failed"),
        /** It could not be looked at, or there was nothing to look at. */
        NotLookedAt("not looked at");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        @JsonValue
        String text() {
            return text;
        }
    }

    static Check ok(String name, String found) {
        return new Check(name, Outcome.Ok, found, "");
    }

    static Check warning(String name, String found, String whatToDo) {
        return new Check(name, Outcome.Warning, found, whatToDo);
    }

    static Check failed(String name, String found, String whatToDo) {
        return new Check(name, Outcome.Failed, found, whatToDo);
    }

    static Check notLookedAt(String name, String why) {
        return new Check(name, Outcome.NotLookedAt, why, "");
    }

    /** What a vendor's failure says; a rate limit is no failure, and says nothing of what was asked for. */
    static Check of(String name, ApiFailure failure) {
        if (failure instanceof ApiFailure.Wait) {
            return notLookedAt(name, failure.vendor() + "'s rate limit is used up; try again in a minute");
        }
        String code = failure.code().isEmpty() ? "" : ", " + failure.code();
        String found = failure.status() == 0
                ? "no answer of " + failure.vendor()
                : failure.vendor() + " answered HTTP " + failure.status() + code;
        return failed(name, found, failure.message());
    }

    /** What a check finds, or what the vendor's failure says in its place. */
    static Check attempt(String name, Supplier<Check> check) {
        try {
            return check.get();
        } catch (ApiException e) {
            return of(name, e.failure());
        }
    }
}
