package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;

/** Compiles the rules of one place of a schema, where {@code self} and {@code oldSelf} have that place's type. */
final class CelEnvironment {

    private static final CelOptions OPTIONS = CelOptions.current().build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.sets(OPTIONS))
            .build();

    private final String place;
    private final CelTypes types;

    CelEnvironment(String place, JsonNode schema) {
        this.place = place;
        types = new CelTypes(schema);
    }

    /**
     * Parses and type-checks.
     *
     * @throws IllegalArgumentException where {@code expression} is no valid expression of type {@code result}
     */
    CelAbstractSyntaxTree compile(String expression, CelType result) {
        try {
            return compiler(result).compile(expression, place).getAst();
        } catch (CelValidationException e) {
            throw new IllegalArgumentException(
                    "rule '" + expression + "' of " + place + " does not compile: " + e.getMessage(), e);
        }
    }

    CelRuntime.Program program(CelAbstractSyntaxTree ast) {
        try {
            return RUNTIME.createProgram(ast);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a checked rule of " + place + " cannot be planned", e);
        }
    }

    private CelCompiler compiler(CelType result) {
        return CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .addLibraries(CelExtensions.strings(), CelExtensions.sets(OPTIONS))
                .setTypeProvider(types)
                .addVar("self", types.self())
                .addVar("oldSelf", types.self())
                .setResultType(result)
                .build();
    }
}
