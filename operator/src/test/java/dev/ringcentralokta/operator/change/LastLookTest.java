package dev.ringcentralokta.operator.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.api.v1alpha1.Condition;
import dev.ringcentralokta.operator.status.ConditionType;
import dev.ringcentralokta.operator.status.Reason;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What counts as changed outside, and what as asked for in vain. */
class LastLookTest {

    private static final ConditionType TYPE = ConditionType.ToAppSynced;
    private static final List<Change> DIFFERENCES = List.of(new Change("spec.toApp.createUsers", "false", "true"));
    private static final List<Change> OTHERS = List.of(new Change("spec.toApp.deactivateUsers", "false", "true"));

    @Test
    void differenceFromAFulfilledSpecIsNewDrift() {
        assertThat(look(3, 3, "True", Reason.Synced, List.of()).isNewDrift(TYPE, DIFFERENCES))
                .isTrue();
    }

    @Test
    void differenceFromAnEditedSpecIsNone() {
        assertThat(look(4, 3, "True", Reason.Synced, List.of()).isNewDrift(TYPE, DIFFERENCES))
                .isFalse();
    }

    @Test
    void differenceThatNobodyComparedBeforeIsNone() {
        assertThat(LastLook.none().isNewDrift(TYPE, DIFFERENCES)).isFalse();
        assertThat(look(3, 3, "False", Reason.PermissionDenied, List.of()).isNewDrift(TYPE, DIFFERENCES))
                .isFalse();
    }

    @Test
    void knownDriftIsNotNewWhateverCameOfCorrectingIt() {
        LastLook refused = look(3, 3, "False", Reason.RequestRefused, DIFFERENCES);

        assertThat(refused.isNewDrift(TYPE, DIFFERENCES)).isFalse();
        assertThat(refused.isNewDrift(TYPE, OTHERS)).isTrue();
    }

    @Test
    void onlyWhatOktaDidNotStoreOfThisSpecIsNotSentAgain() {
        assertThat(look(3, 3, "False", Reason.NotStored, DIFFERENCES).knowsAsNotStored(TYPE, DIFFERENCES))
                .isTrue();
        assertThat(look(3, 3, "False", Reason.NotStored, DIFFERENCES).knowsAsNotStored(TYPE, OTHERS))
                .isFalse();
        assertThat(look(4, 3, "False", Reason.NotStored, DIFFERENCES).knowsAsNotStored(TYPE, DIFFERENCES))
                .isFalse();
    }

    @Test
    void driftOfAnotherConditionIsNoMemoryOfThisOne() {
        LastLook other = new LastLook(
                3,
                List.of(new Condition(TYPE.name(), "False", Reason.PermissionDenied.name(), "", "", 3)),
                Change.asDrift(DIFFERENCES, ConditionType.ToOktaSynced));

        assertThat(other.isNewDrift(TYPE, DIFFERENCES)).isFalse();
    }

    private static LastLook look(long now, long then, String status, Reason reason, List<Change> drift) {
        return new LastLook(
                now,
                List.of(new Condition(TYPE.name(), status, reason.name(), "", "", then)),
                Change.asDrift(drift, TYPE));
    }
}
