package dev.ringcentralokta.operator.cli.plan;

import dev.ringcentralokta.operator.cli.Printable;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Change;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Field;
import dev.ringcentralokta.operator.cli.plan.PlanResult.ObjectPlan;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Step;
import dev.ringcentralokta.operator.cli.plan.PlanResult.Summary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi;

/** A plan for people: a line for each thing that would be done, then the counts. */
final class PlanText {

    /** So many manifests with the same trouble are named. */
    private static final int NAMED = 5;

    private final PlanResult plan;
    private final boolean colour;
    private final StringBuilder text = new StringBuilder();

    private PlanText(PlanResult plan, boolean colour) {
        this.plan = plan;
        this.colour = colour;
    }

    /** In colour only where a person looks at it. */
    static String of(PlanResult plan) {
        return new PlanText(plan, Ansi.AUTO.enabled()).print();
    }

    private String print() {
        plan.objects().forEach(this::print);
        told("?", "33", object -> object.problems());
        told("·", "2", object -> object.notes());
        if (text.length() > 0) {
            text.append(System.lineSeparator());
        }
        summary(plan.summary());
        return text.toString();
    }

    private void print(ObjectPlan object) {
        object.changes().forEach(change -> print(object, change));
        object.manualSteps().forEach(step -> print(object, step));
    }

    private void print(ObjectPlan object, Change change) {
        String line = name(object) + ": " + change.what() + (change.destructive() ? "  (destructive)" : "");
        switch (change.action()) {
            case add -> line("+", "32", line);
            case change -> line("~", "33", line);
            case remove -> line("-", "31", line);
        }
        change.fields().forEach(this::print);
    }

    private void print(Field field) {
        String value = field.from().isEmpty() ? field.to() : field.from() + " → " + field.to();
        detail(field.path() + ": " + value);
    }

    private void print(ObjectPlan object, Step step) {
        line("!", "35", name(object) + ": manual step: " + step.what());
        detail(step.where());
    }

    private interface Told {
        List<String> of(ObjectPlan object);
    }

    /** What is the same for many is told once. */
    private void told(String sign, String colour, Told what) {
        Map<String, List<ObjectPlan>> byMessage = plan.objects().stream()
                .flatMap(object -> what.of(object).stream().map(message -> Map.entry(message, object)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        byMessage.forEach((message, objects) -> line(sign, colour, names(objects) + ": " + message));
    }

    private static String names(List<ObjectPlan> objects) {
        String first = objects.stream().limit(NAMED).map(PlanText::name).collect(Collectors.joining(", "));
        return objects.size() > NAMED ? first + " and " + (objects.size() - NAMED) + " more" : first;
    }

    private static String name(ObjectPlan object) {
        return object.kind() + " " + object.namespace() + "/" + object.name();
    }

    private void line(String sign, String code, String line) {
        text.append(colour ? "\u001b[" + code + "m" + sign + "\u001b[0m" : sign)
                .append(' ')
                .append(Printable.text(line))
                .append(System.lineSeparator());
    }

    private void detail(String detail) {
        text.append("      ").append(Printable.text(detail)).append(System.lineSeparator());
    }

    private void summary(Summary summary) {
        text.append("Plan: ")
                .append(summary.add())
                .append(" to add, ")
                .append(summary.change())
                .append(" to change, ")
                .append(summary.remove())
                .append(" to remove, ")
                .append(counted(summary.manualSteps(), "manual step"))
                .append("; ")
                .append(summary.unchanged())
                .append(" unchanged.");
        if (summary.problems() > 0) {
            text.append(" The plan is not complete: ")
                    .append(counted(summary.problems(), "problem"))
                    .append('.');
        }
        text.append(System.lineSeparator());
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
