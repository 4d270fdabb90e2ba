package dev.ringcentralokta.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr.ExprKind.Kind;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One compiled rule of {@code x-kubernetes-validations}. */
final class Rule {

    private final JsonNode rule;
    private final String schemaType;
    private final boolean transition;
    private final CelRuntime.Program program;
    private final Optional<CelRuntime.Program> messageProgram;

    private Rule(JsonNode rule, String schemaType, CelAbstractSyntaxTree ast, CelEnvironment cel) {
        this.rule = rule;
        this.schemaType = schemaType;
        transition = CelNavigableAst.fromAst(ast)
                .getRoot()
                .allNodes()
                .anyMatch(node -> node.getKind() == Kind.IDENT
                        && node.expr().ident().name().equals("oldSelf"));
        program = cel.program(ast);
        messageProgram = Optional.of(rule.path("messageExpression").asText())
                .filter(expression -> !expression.isEmpty())
                .map(expression -> cel.program(cel.compile(expression, SimpleType.STRING)));
    }

    /** Compiles {@code rule}, which stands at a schema of {@code schemaType}. */
    static Rule compile(JsonNode rule, String schemaType, CelEnvironment cel) {
        if (rule.path("optionalOldSelf").asBoolean()) {
            throw new IllegalArgumentException("optionalOldSelf is not supported, in " + rule);
        }
        return new Rule(rule, schemaType, cel.compile(rule.path("rule").asText(), SimpleType.BOOL), cel);
    }

    /** The error at {@code path} if {@code self} breaks this rule; a transition rule holds where there is nothing old. */
    Optional<FieldError> check(Object self, Optional<Object> oldSelf, String path) {
        if (transition && oldSelf.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> variables = new HashMap<>(Map.of("self", self));
        oldSelf.ifPresent(old -> variables.put("oldSelf", old));
        try {
            boolean holds = Boolean.TRUE.equals(program.eval(variables));
            return holds ? Optional.empty() : Optional.of(error(path, message(variables)));
        } catch (CelEvaluationException e) {
            return Optional.of(error(path, e.getMessage() + " evaluating rule: " + staticMessage()));
        }
    }

    private String message(Map<String, Object> variables) {
        if (messageProgram.isEmpty()) {
            return staticMessage();
        }
        try {
            return messageProgram.get().eval(variables).toString();
        } catch (CelEvaluationException e) {
            return staticMessage();
        }
    }

    private String staticMessage() {
        return rule.path("message").asText("failed rule: " + rule.path("rule").asText());
    }

    private FieldError error(String path, String message) {
        String field = path + rule.path("fieldPath").asText();
        String reason = rule.path("reason").asText("FieldValueInvalid");
        String body =
                switch (reason) {
                    case "FieldValueRequired" -> "Required value: " + message;
                    case "FieldValueForbidden" -> "Forbidden: " + message;
                    case "FieldValueDuplicate" -> "Duplicate value: \"" + schemaType + "\": " + message;
                    default -> "Invalid value: \"" + schemaType + "\": " + message;
                };
        return new FieldError(field.isEmpty() ? "<nil>" : field.replaceFirst("^\\.", ""), reason, body);
    }
}
