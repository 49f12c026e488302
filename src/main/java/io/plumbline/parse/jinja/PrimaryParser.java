package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses names, literals, and what follows them: attributes, items, calls, filters, tests. */
final class PrimaryParser {

    private static final int LONGEST_CHAIN = 200;
    private static final Set<String> NO_ARGUMENT = Set.of("else", "or", "and");

    private final Tokens tokens;
    private final ExpressionParser expressions;

    PrimaryParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression primary() {
        Token token = tokens.current();
        switch (token.type()) {
            case NAME:
                tokens.next();
                return name(token);
            case STRING:
                return string();
            case INTEGER:
            case FLOAT:
                tokens.next();
                return new Literals.Constant(token.value(), token.line());
            case OPERATOR:
                return bracket(token);
            default:
                throw tokens.error("unexpected '" + token.describe() + "'");
        }
    }

    private static Expression name(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Literals.Constant(true, token.line());
            case "false", "False" -> new Literals.Constant(false, token.line());
            case "none", "None" -> new Literals.Constant(null, token.line());
            default -> new Literals.Name(token.text(), token.line());
        };
    }

    private Expression string() {
        int line = tokens.current().line();
        String first = String.valueOf(tokens.next().value());
        if (!tokens.is(Token.Type.STRING)) {
            return new Literals.Constant(first, line);
        }
        StringBuilder all = new StringBuilder(first);
        while (tokens.is(Token.Type.STRING)) {
            all.append(tokens.next().value());
        }
        return new Literals.Constant(all.toString(), line);
    }

    private Expression bracket(Token token) {
        switch (token.text()) {
            case "(":
                tokens.next();
                Expression inner = expressions.tuple(true, true, Set.of());
                tokens.expect(")");
                return inner;
            case "[":
                return list(token.line());
            case "{":
                return dict(token.line());
            default:
                throw tokens.error("unexpected '" + token.text() + "'");
        }
    }

    private Expression list(int line) {
        tokens.next();
        List<Expression> items = new ArrayList<>();
        while (!tokens.skip("]")) {
            if (!items.isEmpty()) {
                tokens.expect(",");
                if (tokens.skip("]")) {
                    break;
                }
            }
            items.add(expressions.expression());
        }
        return new Literals.Sequence(items, false, line);
    }

    private Expression dict(int line) {
        tokens.next();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.skip("}")) {
            if (!keys.isEmpty()) {
                tokens.expect(",");
                if (tokens.skip("}")) {
                    break;
                }
            }
            keys.add(expressions.expression());
            tokens.expect(":");
            values.add(expressions.expression());
        }
        return new Literals.Dict(keys, values, line);
    }

    Expression postfix(Expression start) {
        Expression value = start;
        for (int length = 0; ; length++) {
            limit(length);
            if (tokens.at(".") || tokens.at("[")) {
                value = subscript(value);
            } else if (tokens.at("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    Expression filters(Expression start) {
        Expression value = start;
        for (int length = 0; ; length++) {
            limit(length);
            if (tokens.skip("|")) {
                int line = tokens.current().line();
                value = new Access.Filtered(value, dottedName(), optionalArguments(), line);
            } else if (tokens.atName("is")) {
                value = test(value);
            } else if (tokens.at("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    private void limit(int length) {
        if (length > LONGEST_CHAIN) {
            throw tokens.error(
                    JinjaError.Kind.LIMIT, "more than " + LONGEST_CHAIN + " attributes, calls or filters in a row");
        }
    }

    private Expression subscript(Expression owner) {
        Token mark = tokens.next();
        if (mark.text().equals(".")) {
            Token name = tokens.next();
            if (name.type() == Token.Type.NAME) {
                return new Access.Attribute(owner, name.text(), name.line());
            }
            if (name.type() != Token.Type.INTEGER) {
                throw tokens.error("expected name or number after '.'");
            }
            return new Access.Item(owner, new Literals.Constant(name.value(), name.line()), mark.line());
        }
        List<Expression> keys = new ArrayList<>();
        while (!tokens.at("]")) {
            if (!keys.isEmpty()) {
                tokens.expect(",");
            }
            keys.add(subscribed());
        }
        tokens.expect("]");
        Expression key = keys.size() == 1 ? keys.get(0) : new Literals.Sequence(keys, true, mark.line());
        return new Access.Item(owner, key, mark.line());
    }

    private Expression subscribed() {
        int line = tokens.current().line();
        Expression start = tokens.at(":") ? null : expressions.expression();
        if (start != null && !tokens.at(":")) {
            return start;
        }
        tokens.expect(":");
        Expression stop = sliceEnds() || tokens.at(":") ? null : expressions.expression();
        Expression step = tokens.skip(":") && !sliceEnds() ? expressions.expression() : null;
        return new Access.Slice(start, stop, step, line);
    }

    private boolean sliceEnds() {
        return tokens.at("]") || tokens.at(",");
    }

    private Access.Call call(Expression callee) {
        int line = callee.line();
        return new Access.Call(callee, arguments(), line);
    }

    String dottedName() {
        StringBuilder name = new StringBuilder(
                tokens.expect(Token.Type.NAME, "a filter or test").text());
        while (tokens.skip(".")) {
            name.append('.').append(tokens.expect(Token.Type.NAME, "a name").text());
        }
        return name.toString();
    }

    Arguments optionalArguments() {
        return tokens.at("(") ? arguments() : Arguments.NONE;
    }

    private Expression test(Expression value) {
        int line = tokens.next().line();
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        Arguments arguments = Arguments.NONE;
        if (tokens.at("(")) {
            arguments = arguments();
        } else if (argumentFollows()) {
            if (tokens.atName("is")) {
                throw tokens.error("You cannot chain multiple tests with is");
            }
            arguments = new Arguments(List.of(postfix(primary())), Map.of(), null, null);
        }
        Expression test = new Access.Tested(value, name, arguments, line);
        return negated ? new Operators.Not(test, line) : test;
    }

    private boolean argumentFollows() {
        return switch (tokens.current().type()) {
            case NAME -> !tokens.atName(NO_ARGUMENT);
            case STRING, INTEGER, FLOAT -> true;
            default -> tokens.at("[") || tokens.at("{");
        };
    }

    Arguments arguments() {
        tokens.expect("(");
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        Expression star = null;
        Expression doubleStar = null;
        boolean first = true;
        while (!tokens.skip(")")) {
            if (!first) {
                tokens.expect(",");
                if (tokens.skip(")")) {
                    break;
                }
            }
            first = false;
            if (tokens.skip("*")) {
                ensure(star == null && doubleStar == null);
                star = expressions.expression();
            } else if (tokens.skip("**")) {
                ensure(doubleStar == null);
                doubleStar = expressions.expression();
            } else {
                argument(positional, named, star, doubleStar);
            }
        }
        return new Arguments(positional, named, star, doubleStar);
    }

    private void argument(
            List<Expression> positional,
            Map<String, Expression> named,
            @Nullable Expression star,
            @Nullable Expression doubleStar) {
        ensure(doubleStar == null);
        if (tokens.is(Token.Type.NAME) && tokens.look().operator("=")) {
            String name = tokens.next().text();
            tokens.next();
            ensure(!named.containsKey(name));
            named.put(name, expressions.expression());
        } else {
            ensure(star == null && named.isEmpty());
            positional.add(expressions.expression());
        }
    }

    private void ensure(boolean fine) {
        if (!fine) {
            throw tokens.error("invalid syntax for function call expression");
        }
    }
}
