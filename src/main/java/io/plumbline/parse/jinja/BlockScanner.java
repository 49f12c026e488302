package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the top-level blocks of a file as dbt does: by their tags, whatever stands between them. */
final class BlockScanner {

    private static final Pattern DOCS = Pattern.compile("\\{%[-+]?\\s*docs\\s+([A-Za-z_][A-Za-z0-9_]*)\\s*[-+]?%\\}");
    private static final Pattern END_DOCS = Pattern.compile("\\{%[-+]?\\s*enddocs\\s*[-+]?%\\}");
    private static final Set<String> DEFINING = Set.of("macro", "test", "data_test", "materialization", "snapshot");

    private final String text;
    private final String name;
    private final Lines lines;
    private final List<MacroDefinition> macros = new ArrayList<>();
    private final List<SnapshotBlock> snapshots = new ArrayList<>();
    private final List<DocsBlock> docs = new ArrayList<>();
    private final List<JinjaError> problems = new ArrayList<>();

    BlockScanner(String text, String name) {
        this.text = Lexer.normalize(text);
        this.name = name;
        this.lines = new Lines(this.text);
    }

    SourceBlocks markdown() {
        Matcher start = DOCS.matcher(text);
        Matcher end = END_DOCS.matcher(text);
        int from = 0;
        while (start.find(from)) {
            if (!end.find(start.end())) {
                problem("the docs block '" + start.group(1) + "' has no enddocs", start.start());
                break;
            }
            String body = text.substring(start.end(), end.start());
            boolean stripStart = text.charAt(start.end() - 3) == '-';
            boolean stripEnd = text.charAt(end.start() + 2) == '-';
            body = StringMethods.strip(body, (String) null, stripStart, stripEnd);
            docs.add(new DocsBlock(start.group(1), lines.at(start.start()), lines.at(end.start()), body));
            from = end.end();
        }
        return result();
    }

    SourceBlocks sql() {
        TagIterator tags = new TagIterator(text);
        while (tags.advance()) {
            if (DEFINING.contains(tags.word())) {
                int start = tags.start();
                String word = tags.word();
                if (tags.skipTo("end" + word)) {
                    block(start, tags.end());
                } else {
                    problem("the " + word + " block has no end" + word, start);
                    tags.resume(start + 2);
                }
            }
        }
        return result();
    }

    private void block(int start, int end) {
        try {
            Template parsed = TemplateParser.template(text.substring(start, end), name, lines.at(start));
            macros.addAll(parsed.macros());
            snapshots.addAll(parsed.snapshots());
        } catch (JinjaError e) {
            problems.add(e);
        } catch (StackOverflowError e) {
            problem("the block is nested too deeply", start);
        }
    }

    private void problem(String reason, int at) {
        problems.add(new JinjaError(JinjaError.Kind.SYNTAX, reason, name, lines.at(at)));
    }

    private SourceBlocks result() {
        return new SourceBlocks(macros, snapshots, docs, problems);
    }
}
