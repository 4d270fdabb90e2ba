package dev.ringcentralokta.operator.scenario;

import dev.ringcentralokta.sandbox.http.Faults;

/** One fault at one call of a world. */
record Strike(Vendor vendor, Target target, Trouble trouble) {

    /** The call. */
    sealed interface Target {}

    /** The first call of an operation. */
    record First(Operation operation) implements Target {
        @Override
        public String toString() {
            return "first " + operation;
        }
    }

    /** The n-th call, whatever it is. */
    record Nth(int number) implements Target {
        @Override
        public String toString() {
            return "call " + number;
        }
    }

    void placeIn(World world) {
        Faults faults = vendor.faults(world);
        if (target instanceof First first) {
            faults.inject(first.operation().method(), first.operation().pathRegex(), 1, trouble.of(vendor));
        } else if (target instanceof Nth nth) {
            faults.injectAt(nth.number(), trouble.of(vendor));
        }
    }

    @Override
    public String toString() {
        return trouble + " at " + target + " of " + vendor;
    }
}
