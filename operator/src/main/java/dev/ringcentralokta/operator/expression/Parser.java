package dev.ringcentralokta.operator.expression;

import dev.ringcentralokta.operator.expression.Value.Nothing;
import dev.ringcentralokta.operator.expression.Value.Text;
import dev.ringcentralokta.operator.expression.Value.Truth;
import dev.ringcentralokta.operator.expression.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Makes nodes of words, one rule of the grammar a method; what binds less comes first. */
final class Parser {

    private final List<Token> tokens;
    private final Set<Scope> scopes;
    private int at;
    private int depth;

    Parser(List<Token> tokens, Set<Scope> scopes) {
        this.tokens = tokens;
        this.scopes = scopes;
    }

    /**
     * The whole expression.
     *
     * @throws ProblemException where it is none
     */
    Node parse() {
        Node node = choice();
        if (peek().kind() != Token.Kind.END) {
            throw unexpected("an operator, such as +, or the end");
        }
        return node;
    }

    private Node choice() {
        Node condition = or();
        Token mark = peek();
        if (!take("?")) {
            return condition;
        }
        if (peek().is(".") || peek().is(":")) {
            throw new ProblemException(
                    mark.column(), "?. and ?: are not supported: write (user.title != null ? user.title : \"\")");
        }
        refuseConversions(condition);
        Node one = nested(mark, this::choice);
        expect(":", "the value for when the condition is false, as in a ? b : c");
        return new Node.Choice(mark.column(), condition, one, nested(mark, this::choice));
    }

    private Node or() {
        Node left = and();
        for (Token token = peek(); take("||") || takeWord("OR"); token = peek()) {
            left = new Node.Logic(token.column(), false, left, and());
        }
        return left;
    }

    private Node and() {
        Node left = comparison();
        for (Token token = peek(); take("&&") || takeWord("AND"); token = peek()) {
            left = new Node.Logic(token.column(), true, left, comparison());
        }
        return left;
    }

    private Node comparison() {
        Node left = sum();
        Optional<Operator> operator = Operator.of(peek()).filter(Operator::compares);
        if (operator.isEmpty()) {
            return left;
        }
        Token token = next();
        Node comparison = new Node.Operation(token.column(), operator.get(), left, sum());
        if (Operator.of(peek()).filter(Operator::compares).isPresent()) {
            throw new ProblemException(
                    peek().column(), "only two values can be compared at a time: join comparisons with AND or OR");
        }
        return comparison;
    }

    private Node sum() {
        Node left = unary();
        for (Token token = peek(); take("+") || take("-"); token = peek()) {
            left = new Node.Operation(token.column(), Operator.of(token).orElseThrow(), left, unary());
        }
        return left;
    }

    private Node unary() {
        Token token = peek();
        return take("!") ? new Node.Not(token.column(), nested(token, this::unary)) : primary();
    }

    private Node primary() {
        Token token = peek();
        return switch (token.kind()) {
            case TEXT -> new Node.Literal(token.column(), new Text(next().text()));
            case NUMBER -> new Node.Literal(token.column(), number(next()));
            case NAME -> named(next());
            case SYMBOL, END -> parenthesis();
        };
    }

    private Node parenthesis() {
        Token open = peek();
        if (!take("(")) {
            throw unexpected("a value: an attribute, a text in quotation marks, or a function");
        }
        Node inner = nested(open, this::choice);
        expect(")", "the end of the parenthesis of column " + open.column());
        return inner;
    }

    private Node named(Token first) {
        StringBuilder name = new StringBuilder(first.text());
        while (take(".")) {
            if (peek().kind() != Token.Kind.NAME) {
                throw unexpected("a name");
            }
            name.append('.').append(next().text());
        }
        if (peek().is("(")) {
            return call(first, name.toString());
        }
        return keyword(first, name.toString()).orElseGet(() -> attribute(first, name.toString()));
    }

    private static Optional<Node> keyword(Token first, String name) {
        if (name.equalsIgnoreCase("null")) {
            return Optional.of(new Node.Literal(first.column(), new Nothing()));
        }
        return name.equalsIgnoreCase("true") || name.equalsIgnoreCase("false")
                ? Optional.of(new Node.Literal(first.column(), new Truth(Boolean.parseBoolean(name))))
                : Optional.empty();
    }

    private Node attribute(Token first, String name) {
        String[] words = name.split("\\.", -1);
        Optional<Scope> scope = Scope.of(words[0]);
        if (scope.isEmpty() || words.length != 2) {
            throw new ProblemException(first.column(), Advice.onName(name, scopes));
        }
        if (!scopes.contains(scope.get())) {
            throw new ProblemException(
                    first.column(),
                    scope.get() + " is not known here: write " + Advice.words(scopes) + " before the dot");
        }
        return new Node.Attribute(first.column(), new Reference(scope.get(), words[1]));
    }

    private Node call(Token first, String name) {
        Function function =
                Function.named(name).orElseThrow(() -> new ProblemException(first.column(), Advice.onFunction(name)));
        Token open = next();
        List<Node> arguments = new ArrayList<>();
        if (!peek().is(")")) {
            do {
                arguments.add(nested(first, this::choice));
            } while (take(","));
        }
        expect(")", "a comma, or the end of the parenthesis of column " + open.column());
        function.refuse(arguments.size()).ifPresent(message -> {
            throw new ProblemException(first.column(), message);
        });
        return new Node.Call(first.column(), function, List.copyOf(arguments));
    }

    private static Value number(Token token) {
        try {
            return new Whole(Long.parseLong(token.text()));
        } catch (NumberFormatException e) {
            throw new ProblemException(token.column(), "the number is too large: numbers end at " + Long.MAX_VALUE);
        }
    }

    private static void refuseConversions(Node condition) {
        condition.all().stream()
                .filter(node ->
                        node instanceof Node.Call call && !call.function().allowedInConditions())
                .findFirst()
                .ifPresent(node -> {
                    throw new ProblemException(
                            node.column(), "Okta knows no Convert in conditions: compare the text, in quotation marks");
                });
    }

    /** Counts how deep it goes, so that no expression is too deep to be worked out. */
    private Node nested(Token where, Supplier<Node> rule) {
        if (++depth > Expression.MAX_DEPTH) {
            throw new ProblemException(
                    where.column(), "this is nested more than " + Expression.MAX_DEPTH + " deep: write it simpler");
        }
        Node node = rule.get();
        depth--;
        return node;
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean take(String symbol) {
        boolean there = peek().is(symbol);
        if (there) {
            at++;
        }
        return there;
    }

    private boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(String symbol, String meaning) {
        if (!take(symbol)) {
            throw unexpected(symbol + ", " + meaning);
        }
    }

    private ProblemException unexpected(String wanted) {
        return new ProblemException(peek().column(), "here is " + peek().shown() + ", and needed is " + wanted);
    }
}
