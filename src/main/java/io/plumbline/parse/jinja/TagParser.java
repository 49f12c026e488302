package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses what stands between {@code {%} and {@code %}}, and the body that belongs to it. */
final class TagParser {

    private static final Set<String> LEFT_OUT = Set.of("include", "import", "from", "extends", "block");

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final TemplateParser template;
    private final DefinitionParser definitions;

    TagParser(Tokens tokens, ExpressionParser expressions, TemplateParser template, String text, String name) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.template = template;
        this.definitions = new DefinitionParser(tokens, expressions, this, text, name);
    }

    List<MacroDefinition> macros() {
        return definitions.macros();
    }

    List<SnapshotBlock> snapshots() {
        return definitions.snapshots();
    }

    /** Parses one tag; the token that opens it is read already. */
    void parse(List<Statement> into) {
        Token word = tokens.expect(Token.Type.NAME, "a tag name");
        int line = word.line();
        String tag = word.text();
        switch (tag) {
            case "if" -> into.add(branches(line));
            case "for" -> into.add(loop(line));
            case "set" -> into.add(set(line));
            case "do" -> into.add(new Statements.Do(simple(), line));
            case "print" -> into.add(new Statements.Print(simple(), line));
            case "break" -> into.add(jump(Statement.Flow.BREAK, line));
            case "continue" -> into.add(jump(Statement.Flow.CONTINUE, line));
            case "call" -> into.add(definitions.callBlock(line));
            case "filter" -> into.add(filterBlock(line));
            case "with" -> into.add(with(line));
            case "autoescape" -> {
                expressions.expression();
                into.add(rest("endautoescape"));
            }
            case "macro", "test", "data_test", "materialization" -> into.add(definitions.macro(tag, line));
            case "snapshot" -> into.add(definitions.snapshot(line));
            default -> throw unknown(tag, line);
        }
    }

    private JinjaError unknown(String tag, int line) {
        if (LEFT_OUT.contains(tag)) {
            String reason = "the tag '" + tag + "' is not supported: a template is read on its own, as dbt reads it";
            return tokens.error(JinjaError.Kind.UNSUPPORTED, reason);
        }
        String hint = tag.startsWith("end") || tag.startsWith("el") ? ", or it closes nothing" : "";
        return tokens.error("Encountered unknown tag '" + tag + "' on line " + line + hint);
    }

    /** Ends the tag, parses the body up to the end tag, and reads that too. */
    Block rest(String endWord) {
        Block body = bodyBefore(endWord);
        tokens.expectName(endWord);
        endTag();
        return body;
    }

    /** Ends the tag and parses the body, leaving the end tag's word. */
    Block bodyBefore(String endWord) {
        openBody();
        return template.body(Set.of(endWord));
    }

    /** Ends a tag that has a body; as in Python, a colon may stand before the end. */
    private void openBody() {
        tokens.skip(":");
        endTag();
    }

    void endTag() {
        tokens.expect(Token.Type.BLOCK_END, "end of statement block");
    }

    private Expression simple() {
        Expression value = expressions.tuple(true, false, Set.of());
        endTag();
        return value;
    }

    private Statement jump(Statement.Flow flow, int line) {
        endTag();
        return new Statements.Jump(flow, line);
    }

    private Statement branches(int line) {
        List<Expression> conditions = new ArrayList<>();
        List<Block> bodies = new ArrayList<>();
        while (true) {
            conditions.add(expressions.tuple(false, false, Set.of()));
            openBody();
            bodies.add(template.body(Set.of("elif", "else", "endif")));
            if (tokens.skipName("elif")) {
                continue;
            }
            if (tokens.skipName("else")) {
                bodies.add(rest("endif"));
            } else {
                tokens.expectName("endif");
                endTag();
            }
            return new Statements.If(conditions, bodies, line);
        }
    }

    private Statement loop(int line) {
        Target target = target(Set.of("in"));
        tokens.expectName("in");
        Expression items = expressions.tuple(false, false, Set.of("recursive"));
        Expression filter = tokens.skipName("if") ? expressions.expression() : null;
        boolean recursive = tokens.skipName("recursive");
        openBody();
        Block body = template.body(Set.of("endfor", "else"));
        Block otherwise = null;
        if (tokens.skipName("else")) {
            otherwise = rest("endfor");
        } else {
            tokens.expectName("endfor");
            endTag();
        }
        return new For(target, items, filter, recursive, body, otherwise, line);
    }

    private Statement set(int line) {
        Target target = target(Set.of());
        if (tokens.skip("=")) {
            Expression value = expressions.tuple(true, false, Set.of());
            endTag();
            return new Statements.Assign(target, value, line);
        }
        List<Statements.FilterUse> filters = filters();
        return new Statements.AssignBlock(target, filters, rest("endset"), line);
    }

    private Statement filterBlock(int line) {
        List<Statements.FilterUse> filters = new ArrayList<>(List.of(filter()));
        filters.addAll(filters());
        return new Statements.FilterBlock(filters, rest("endfilter"), line);
    }

    private List<Statements.FilterUse> filters() {
        List<Statements.FilterUse> filters = new ArrayList<>();
        while (tokens.skip("|")) {
            filters.add(filter());
        }
        return filters;
    }

    private Statements.FilterUse filter() {
        int line = tokens.current().line();
        String name = expressions.primary().dottedName();
        return new Statements.FilterUse(name, expressions.primary().optionalArguments(), line);
    }

    private Statement with(int line) {
        List<Target> targets = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!tokens.is(Token.Type.BLOCK_END)) {
            if (!targets.isEmpty()) {
                tokens.expect(",");
            }
            targets.add(target(Set.of()));
            tokens.expect("=");
            values.add(expressions.expression());
        }
        return new Statements.With(targets, values, rest("endwith"), line);
    }

    /** One target, or several with commas between; parentheses may enclose them. */
    Target target(Set<String> endWords) {
        List<Target> targets = new ArrayList<>();
        boolean tuple = false;
        while (!tokens.at("=") && !tokens.at(")") && !tokens.is(Token.Type.BLOCK_END) && !tokens.atName(endWords)) {
            targets.add(oneTarget());
            if (!tokens.skip(",")) {
                break;
            }
            tuple = true;
        }
        if (targets.isEmpty()) {
            throw tokens.unexpected("a name to assign to");
        }
        return tuple ? new Target.Several(targets) : targets.get(0);
    }

    private Target oneTarget() {
        if (tokens.skip("(")) {
            Target inner = target(Set.of());
            tokens.expect(")");
            return inner;
        }
        String name = tokens.expect(Token.Type.NAME, "a name to assign to").text();
        if (Set.of("true", "false", "none", "True", "False", "None").contains(name)) {
            throw tokens.error("can't assign to '" + name + "'");
        }
        if (tokens.skip(".")) {
            return new Target.Field(
                    name, tokens.expect(Token.Type.NAME, "a name").text());
        }
        return new Target.Variable(name);
    }
}
