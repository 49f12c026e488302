package io.plumbline.chunk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the parts of a dbt SQL file: the header, each common table expression and the final select; or each macro,
 * generic test, materialization and snapshot block.
 */
final class SqlSections {

    private static final Set<String> BLOCKS = Set.of("macro", "test", "materialization", "snapshot");

    private final List<SqlToken> tokens;
    private final int lines;
    private final List<Section> sections = new ArrayList<>();
    private int at;

    private SqlSections(List<SqlToken> tokens, int lines) {
        this.tokens = tokens;
        this.lines = lines;
    }

    /** Sections that follow one another without a gap from line 1 to the last. */
    static List<Section> of(String text, int lines) {
        SqlSections found = new SqlSections(SqlScanner.scan(text), lines);
        if (!found.blocks()) {
            found.query();
        }
        return found.sections;
    }

    private boolean blocks() {
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() == SqlToken.Kind.TAG && BLOCKS.contains(token.tagName())) {
                int end = endOf(i);
                String label = label(token.text());
                int last = tokens.get(end).endLine();
                add(token.line() - 1, "");
                add(last, label, true);
                i = end;
            }
        }
        if (sections.stream().noneMatch(Section::macro)) {
            sections.clear();
            return false;
        }
        add(lines, "");
        return true;
    }

    private int endOf(int start) {
        String end = "end" + tokens.get(start).tagName();
        for (int i = start + 1; i < tokens.size(); i++) {
            if (tokens.get(i).kind() == SqlToken.Kind.TAG
                    && tokens.get(i).tagName().equals(end)) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    /** {@code macro cents_to_dollars} of {@code macro cents_to_dollars(column, scale)}. */
    private static String label(String tag) {
        int signature = tag.indexOf('(');
        String name = (signature < 0 ? tag : tag.substring(0, signature)).strip();
        return name.replaceAll("\\s+", " ");
    }

    private void query() {
        while (at < tokens.size() && tokens.get(at).isJinja()) {
            at++;
        }
        if (at == tokens.size()) {
            add(lines, "");
            return;
        }
        SqlToken first = tokens.get(at);
        add(first.line() - 1, at > 0 ? "configuration" : "");
        if (!first.isWord("with")) {
            add(lines, "");
            return;
        }
        at++;
        expressions();
        add(lines, "final select");
    }

    private void expressions() {
        skip("recursive");
        String pending = "";
        while (true) {
            Cte cte = expression();
            if (cte == null) {
                return;
            }
            String label = pending.isEmpty() ? "CTE " + cte.name() : pending + ", " + cte.name();
            boolean more = at < tokens.size() && tokens.get(at).kind() == SqlToken.Kind.COMMA;
            SqlToken next = beyondTags(more ? at + 1 : at);
            int end = more && tokens.get(at).line() == cte.endLine()
                    ? tokens.get(at).line()
                    : cte.endLine();
            if (next == null || next.line() > end) {
                add(end, label);
                pending = "";
            } else {
                pending = label;
            }
            if (!more) {
                return;
            }
            at++;
        }
    }

    private record Cte(String name, int endLine) {}

    /** {@code name [(columns)] as [not] [materialized] ( … )}; null, and nothing moves, where it is not one. */
    private @Nullable Cte expression() {
        int start = at;
        skipTags();
        SqlToken name = peek(0);
        if (name == null || name.kind() != SqlToken.Kind.WORD && name.kind() != SqlToken.Kind.EXPRESSION) {
            return null;
        }
        at++;
        while (peek(0) != null
                && !tokens.get(at).isWord("as")
                && (tokens.get(at).kind() == SqlToken.Kind.EXPRESSION
                        || tokens.get(at).kind() == SqlToken.Kind.WORD
                                && tokens.get(at).line() == name.line())) {
            at++;
        }
        if (is(SqlToken.Kind.OPEN)) {
            parentheses();
        }
        if (!skip("as")) {
            at = start;
            return null;
        }
        skip("not");
        skip("materialized");
        skipTags();
        int end = is(SqlToken.Kind.OPEN) ? parentheses() : -1;
        if (end < 0) {
            at = start;
            return null;
        }
        skipTags();
        return new Cte(name.text(), end);
    }

    /** Leaves the position after the closing parenthesis and returns its line; -1 where it never closes. */
    private int parentheses() {
        int depth = 0;
        while (at < tokens.size()) {
            SqlToken token = tokens.get(at++);
            if (token.kind() == SqlToken.Kind.OPEN) {
                depth++;
            } else if (token.kind() == SqlToken.Kind.CLOSE && --depth == 0) {
                return token.line();
            }
        }
        return -1;
    }

    private boolean is(SqlToken.Kind kind) {
        return at < tokens.size() && tokens.get(at).kind() == kind;
    }

    private boolean skip(String word) {
        skipTags();
        boolean there = at < tokens.size() && tokens.get(at).isWord(word);
        at += there ? 1 : 0;
        return there;
    }

    private void skipTags() {
        while (is(SqlToken.Kind.TAG)) {
            at++;
        }
    }

    private @Nullable SqlToken beyondTags(int from) {
        int i = from;
        while (i < tokens.size() && tokens.get(i).kind() == SqlToken.Kind.TAG) {
            i++;
        }
        return i < tokens.size() ? tokens.get(i) : null;
    }

    private @Nullable SqlToken peek(int ahead) {
        int i = at + ahead;
        return i < tokens.size() ? tokens.get(i) : null;
    }

    private void add(int endLine, String label) {
        add(endLine, label, false);
    }

    /** Adds what lies between the last section and a line, if that is anything. */
    private void add(int endLine, String label, boolean macro) {
        int from = sections.isEmpty() ? 1 : sections.get(sections.size() - 1).endLine() + 1;
        int to = Math.min(endLine, lines);
        if (from <= to) {
            sections.add(new Section(from, to, label, macro));
        }
    }
}
