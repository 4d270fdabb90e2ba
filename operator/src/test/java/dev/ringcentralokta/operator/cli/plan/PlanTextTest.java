package dev.ringcentralokta.operator.cli.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ringcentralokta.operator.cli.plan.PlanResult.Action;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Change;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Field;
import dev.ringcentralokta.operator.cli.plan.PlanResult.ObjectPlan;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Step;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTextTest {

    @Test
    void printsEachThingAndTheCounts() {
        String text = PlanText.of(PlanResult.of(List.of(object(
                new Change(Action.change, "change the label", false, List.of(new Field("label", "Old", "New"))),
                new Change(Action.remove, "remove the app user of jane", true, List.of())))));

        assertThat(text)
                .isEqualToNormalizingNewlines(
                        """
                        ~ AppAssignment default/sales: change the label
                              label: Old → New
                        - AppAssignment default/sales: remove the app user of jane  (destructive)
                        ! AppAssignment default/sales: manual step: tick a box
                              Applications > RingCentral

                        Plan: 0 to add, 1 to change, 1 to remove, 1 manual step; 0 unchanged.
                        """);
    }

    /** An escape of a terminal, a line break, and the mark that turns the direction of what follows. */
    @Test
    void whatSomebodyHasNamedAtAVendorSteersNoTerminalAndForgesNoLine() {
        String named = "a\u001b[1A\nPlan: 0 to add\u202e";

        String text = PlanText.of(PlanResult.of(List.of(
                object(new Change(Action.change, "change " + named, false, List.of(new Field(named, named, named)))))));

        assertThat(text)
                .contains("change a\\u001B[1A\\u000APlan: 0 to add\\u202E")
                .doesNotContain("\u001b", "\u202e");
        assertThat(text.lines()).filteredOn(line -> line.startsWith("Plan: ")).hasSize(1);
    }

    private static ObjectPlan object(Change... changes) {
        return new ObjectPlan(
                "AppAssignment",
                "default",
                "sales",
                List.of(changes),
                List.of(new Step("tick a box", "Applications > RingCentral", "Okta has no API for it")),
                List.of(),
                List.of());
    }
}
