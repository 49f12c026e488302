package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Parses a template's text and tags; {@link TagParser} knows each tag. */
final class TemplateParser {

    private static final int DEEPEST = 60;

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final TagParser tags;
    private int depth;

    private TemplateParser(String text, String name, int firstLine) {
        this.tokens = new Tokens(new Lexer(text, name, firstLine).tokens(), name);
        this.expressions = new ExpressionParser(tokens);
        this.tags = new TagParser(tokens, expressions, this, text, name);
    }

    static Template template(String text, String name) {
        return template(Lexer.normalize(text), name, 1);
    }

    /** A part of a file whose line breaks are normal already. */
    static Template template(String text, String name, int firstLine) {
        TemplateParser parser = new TemplateParser(text, name, firstLine);
        Block body = parser.body(Set.of());
        return new Template(name, body, parser.tags.macros(), parser.tags.snapshots(), List.of());
    }

    /** One expression without tags around it. */
    static Expression expression(String text) {
        TemplateParser parser = new TemplateParser("{{" + text + "}}", "expression", 1);
        parser.tokens.next();
        Expression value = parser.expressions.tuple(true, false, Set.of());
        parser.tokens.expect(Token.Type.VARIABLE_END, "the end");
        parser.tokens.expect(Token.Type.EOF, "the end");
        return value;
    }

    /** Statements up to a tag that begins with one of the words (left for the caller), or to the end. */
    Block body(Set<String> endWords) {
        if (++depth > DEEPEST) {
            throw tokens.error(JinjaError.Kind.LIMIT, "blocks are nested more than " + DEEPEST + " deep");
        }
        int line = tokens.current().line();
        List<Statement> statements = new ArrayList<>();
        while (!tokens.is(Token.Type.EOF)) {
            Token token = tokens.next();
            switch (token.type()) {
                case DATA -> statements.add(new Statements.Data(token.text(), token.line()));
                case VARIABLE_BEGIN -> {
                    int at = tokens.current().line();
                    Expression value = expressions.tuple(true, false, Set.of());
                    statements.add(new Statements.Print(value, at));
                    tokens.expect(Token.Type.VARIABLE_END, "end of print statement");
                }
                default -> {
                    if (tokens.atName(endWords)) {
                        depth--;
                        return new Block(statements, line);
                    }
                    tags.parse(statements);
                }
            }
        }
        if (!endWords.isEmpty()) {
            throw tokens.error("unexpected end of template, expected one of "
                    + endWords.stream().sorted().toList());
        }
        depth--;
        return new Block(statements, line);
    }
}
