package dev.ringcentralokta.operator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.util.function.Supplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that says how a result is printed. */
public final class OutputOption {

    /** Text for people, JSON for programs. */
    enum Format {
        text,
        json
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "text for people, json for programs (${DEFAULT-VALUE}).")
    private Format format = Format.text;

    /**
     * Prints a result to the standard output.
     *
     * @param text for people, with a line break at its end
     * @param json a record for Jackson; its fields are documented and stay
     */
    public void print(Supplier<String> text, Object json) {
        var out = command.commandLine().getOut();
        if (format == Format.json) {
            out.println(asJson(json));
        } else {
            out.print(text.get());
        }
        out.flush();
    }

    private static String asJson(Object result) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(result);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A result that is no JSON", e);
        }
    }
}
