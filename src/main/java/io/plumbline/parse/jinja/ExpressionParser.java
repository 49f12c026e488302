package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses expressions down to the unary operators, with jinja2's ranks; {@link PrimaryParser} does the rest. */
final class ExpressionParser {

    /** Python's own parser gives up at about this nesting. */
    static final int DEEPEST = 90;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private static final List<Set<String>> RANKS =
            List.of(Set.of("+", "-"), Set.of("~"), Set.of("*", "/", "//", "%"), Set.of("**"));

    private final Tokens tokens;
    private final PrimaryParser primary;
    private int depth;

    ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.primary = new PrimaryParser(tokens, this);
    }

    PrimaryParser primary() {
        return primary;
    }

    /** An expression, inline if included. */
    Expression expression() {
        if (++depth > DEEPEST) {
            throw tokens.error(JinjaError.Kind.LIMIT, "expressions are nested more than " + DEEPEST + " deep");
        }
        int line = tokens.current().line();
        Expression value = or();
        int chain = 0;
        while (tokens.skipName("if")) {
            if (++chain > DEEPEST) {
                throw tokens.error(JinjaError.Kind.LIMIT, "more than " + DEEPEST + " inline ifs in a row");
            }
            Expression condition = or();
            Expression otherwise = tokens.skipName("else") ? expression() : null;
            value = new Operators.Choice(condition, value, otherwise, line);
        }
        depth--;
        return value;
    }

    /** One expression, or a tuple of those that commas join. */
    Expression tuple(boolean inlineIf, boolean parenthesized, Set<String> endWords) {
        int line = tokens.current().line();
        List<Expression> items = new ArrayList<>();
        boolean tuple = false;
        while (!tupleEnds(endWords)) {
            items.add(inlineIf ? expression() : or());
            if (!tokens.skip(",")) {
                break;
            }
            tuple = true;
        }
        if (!tuple && items.size() == 1) {
            return items.get(0);
        }
        if (items.isEmpty() && !parenthesized) {
            throw tokens.error(
                    "Expected an expression, got '" + tokens.current().describe() + "'");
        }
        return new Literals.Sequence(items, true, line);
    }

    private boolean tupleEnds(Set<String> endWords) {
        Token token = tokens.current();
        return token.type() == Token.Type.VARIABLE_END
                || token.type() == Token.Type.BLOCK_END
                || token.operator(")")
                || tokens.atName(endWords);
    }

    Expression or() {
        int line = tokens.current().line();
        Expression first = and();
        if (!tokens.atName("or")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (tokens.skipName("or")) {
            operands.add(and());
        }
        return new Operators.Logic(operands, true, line);
    }

    private Expression and() {
        int line = tokens.current().line();
        Expression first = not();
        if (!tokens.atName("and")) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(List.of(first));
        while (tokens.skipName("and")) {
            operands.add(not());
        }
        return new Operators.Logic(operands, false, line);
    }

    private Expression not() {
        int line = tokens.current().line();
        int count = 0;
        while (tokens.skipName("not")) {
            count++;
        }
        Expression value = comparison();
        if (count == 0) {
            return value;
        }
        Expression once = new Operators.Not(value, line);
        return count % 2 == 1 ? once : new Operators.Not(once, line);
    }

    private Expression comparison() {
        int line = tokens.current().line();
        Expression first = chain(0);
        List<String> operators = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        while (true) {
            Token token = tokens.current();
            if (token.type() == Token.Type.OPERATOR && COMPARISONS.contains(token.text())) {
                tokens.next();
                operators.add(token.text());
            } else if (tokens.skipName("in")) {
                operators.add("in");
            } else if (token.name("not") && tokens.look().name("in")) {
                tokens.next();
                tokens.next();
                operators.add("not in");
            } else {
                break;
            }
            rest.add(chain(0));
        }
        return operators.isEmpty() ? first : new Operators.Comparison(first, operators, rest, line);
    }

    /** Operators of one rank, from left to right. */
    private Expression chain(int rank) {
        if (rank == RANKS.size()) {
            return unary(true);
        }
        int line = tokens.current().line();
        Expression first = chain(rank + 1);
        if (!continues(rank)) {
            return first;
        }
        List<String> operators = new ArrayList<>();
        List<Expression> rest = new ArrayList<>();
        while (continues(rank)) {
            operators.add(tokens.next().text());
            rest.add(chain(rank + 1));
        }
        if (operators.get(0).equals("~")) {
            rest.add(0, first);
            return new Operators.Concat(rest, line);
        }
        return new Operators.Chain(first, operators, rest, line);
    }

    private boolean continues(int rank) {
        return tokens.is(Token.Type.OPERATOR)
                && RANKS.get(rank).contains(tokens.current().text());
    }

    private Expression unary(boolean filters) {
        int line = tokens.current().line();
        Expression value;
        if (tokens.at("-") || tokens.at("+")) {
            if (++depth > DEEPEST) {
                throw tokens.error(JinjaError.Kind.LIMIT, "more than " + DEEPEST + " signs in a row");
            }
            boolean negative = tokens.next().text().equals("-");
            value = new Operators.Sign(unary(false), negative, line);
            depth--;
        } else {
            value = primary.primary();
        }
        value = primary.postfix(value);
        return filters ? primary.filters(value) : value;
    }
}
