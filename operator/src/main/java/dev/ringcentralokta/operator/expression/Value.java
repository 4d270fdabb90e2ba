package dev.ringcentralokta.operator.expression;

import java.util.Optional;

/** What an expression, or a part of it, comes to for somebody. It may be personal, so {@code toString} does not tell it. */
public sealed interface Value {

    /** Null: the person has no such attribute. */
    record Nothing() implements Value {

        @Override
        public String kind() {
            return "null";
        }

        @Override
        public Optional<Object> json() {
            return Optional.empty();
        }
    }

    /** A text. */
    record Text(String text) implements Value {

        @Override
        public String kind() {
            return "a text";
        }

        @Override
        public Optional<Object> json() {
            return Optional.of(text);
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    /** A whole number. */
    record Whole(long number) implements Value {

        @Override
        public String kind() {
            return "a number";
        }

        @Override
        public Optional<Object> json() {
            return Optional.of(number);
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    /** True or false. */
    record Truth(boolean holds) implements Value {

        @Override
        public String kind() {
            return "true or false";
        }

        @Override
        public Optional<Object> json() {
            return Optional.of(holds);
        }

        @Override
        public String toString() {
            return kind();
        }
    }

    /** What kind of value it is, in the words of messages. */
    String kind();

    /** As JSON has it: a {@code String}, {@code Long} or {@code Boolean}; empty for null. */
    Optional<Object> json();

    /** The characters of it, numbers in decimal; empty for null. */
    default Optional<String> written() {
        return json().map(Object::toString);
    }
}
