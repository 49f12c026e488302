package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parses the tags that define something: macros, tests, materializations, snapshots, call blocks. */
final class DefinitionParser {

    private final Tokens tokens;
    private final ExpressionParser expressions;
    private final TagParser tags;
    private final String text;
    private final String name;
    private final List<MacroDefinition> macros = new ArrayList<>();
    private final List<SnapshotBlock> snapshots = new ArrayList<>();
    private int endLine;

    DefinitionParser(Tokens tokens, ExpressionParser expressions, TagParser tags, String text, String name) {
        this.tokens = tokens;
        this.expressions = expressions;
        this.tags = tags;
        this.text = text;
        this.name = name;
    }

    List<MacroDefinition> macros() {
        return macros;
    }

    List<SnapshotBlock> snapshots() {
        return snapshots;
    }

    Statement macro(String tag, int line) {
        String given = tokens.expect(Token.Type.NAME, "a name").text();
        String macroName;
        List<Parameter> parameters = List.of();
        switch (tag) {
            case "macro" -> {
                macroName = given;
                parameters = signature();
            }
            case "materialization" -> macroName = "materialization_" + given + "_" + adapter();
            default -> {
                macroName = "test_" + given;
                parameters = signature();
            }
        }
        Block body = body("end" + tag);
        MacroStatement node = statement(macroName, tag, parameters, body, line);
        macros.add(new MacroDefinition(node, name, endLine));
        return node;
    }

    private Block body(String endWord) {
        Block body = tags.bodyBefore(endWord);
        endLine = tokens.current().line();
        tokens.expectName(endWord);
        tags.endTag();
        return body;
    }

    /** The adapter a materialization names: {@code default}, or {@code adapter='x'}. */
    private String adapter() {
        String adapter = "default";
        while (tokens.skip(",")) {
            Token word = tokens.expect(Token.Type.NAME, "'default', 'adapter' or 'supported_languages'");
            if (word.text().equals("default")) {
                adapter = "default";
            } else if (word.text().equals("adapter")) {
                tokens.expect("=");
                adapter = String.valueOf(tokens.expect(Token.Type.STRING, "the adapter's name in quotes")
                        .value());
            } else if (word.text().equals("supported_languages")) {
                tokens.expect("=");
                expressions.expression();
            } else {
                throw tokens.error("unexpected '" + word.text() + "' in a materialization");
            }
        }
        return adapter;
    }

    private List<Parameter> signature() {
        tokens.expect("(");
        List<Parameter> parameters = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        boolean defaults = false;
        while (!tokens.skip(")")) {
            if (!parameters.isEmpty()) {
                tokens.expect(",");
                if (tokens.skip(")")) {
                    break;
                }
            }
            String parameter =
                    tokens.expect(Token.Type.NAME, "a parameter's name").text();
            if (!seen.add(parameter)) {
                throw tokens.error("two parameters are called '" + parameter + "'");
            }
            Expression fallback = tokens.skip("=") ? expressions.expression() : null;
            if (fallback == null && defaults) {
                throw tokens.error("non-default argument follows default argument");
            }
            defaults |= fallback != null;
            parameters.add(new Parameter(parameter, fallback));
        }
        return parameters;
    }

    private static MacroStatement statement(String name, String tag, List<Parameter> parameters, Block body, int line) {
        Set<String> used = new HashSet<>();
        StaticCalls.names(body, used);
        return new MacroStatement(
                name,
                tag,
                List.copyOf(parameters),
                body,
                used.contains("varargs"),
                used.contains("kwargs"),
                used.contains("caller"),
                line);
    }

    Statement snapshot(int line) {
        String given = tokens.expect(Token.Type.NAME, "the snapshot's name").text();
        int start = tokens.current().end();
        Block body = tags.bodyBefore("endsnapshot");
        int end = tokens.previous().start();
        endLine = tokens.current().line();
        tokens.expectName("endsnapshot");
        tags.endTag();
        Template inner = new Template(name, body, List.of(), List.of(), List.of());
        snapshots.add(new SnapshotBlock(given, line, endLine, text.substring(start, Math.max(start, end)), inner));
        return new Statements.Held(body, line);
    }

    Statement callBlock(int line) {
        List<Parameter> parameters = tokens.at("(") ? signature() : List.of();
        Expression call = expressions.expression();
        if (!(call instanceof Access.Call calling)) {
            throw tokens.error("expected call");
        }
        Block body = body("endcall");
        return new Statements.CallBlock(calling, statement("caller", "call", parameters, body, line), line);
    }
}
