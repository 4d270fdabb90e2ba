package dev.ringcentralokta.operator.expression;

import java.util.Optional;
import java.util.function.Function;

/** What was asked for, or the problem that there is instead. */
public sealed interface Outcome<T> {

    /** What was asked for. */
    record Success<T>(T found) implements Outcome<T> {

        @Override
        public <R> R either(Function<? super T, ? extends R> success, Function<? super Problem, ? extends R> failure) {
            return success.apply(found);
        }
    }

    /** Why there is none. */
    record Failure<T>(Problem reason) implements Outcome<T> {

        @Override
        public <R> R either(Function<? super T, ? extends R> success, Function<? super Problem, ? extends R> failure) {
            return failure.apply(reason);
        }
    }

    /** One of the two answers, depending on how it went. */
    <R> R either(Function<? super T, ? extends R> success, Function<? super Problem, ? extends R> failure);

    /** The value; empty where there is a problem. */
    default Optional<T> value() {
        return either(Optional::of, problem -> Optional.empty());
    }

    /** The problem; empty where there is none. */
    default Optional<Problem> problem() {
        return either(value -> Optional.empty(), Optional::of);
    }
}
