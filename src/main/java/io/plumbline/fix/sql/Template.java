package io.plumbline.fix.sql;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.RenderedSql;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.Span;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The file of a model beside the one query it renders to, and the way back from a place of the SQL to the place of the
 * template it came from. A place inside what Jinja wrote, or on a line that was rendered several times, has no way back.
 */
public final class Template {

    private final TextFile file;
    private final SqlStatements statements;
    private final Query query;
    private final List<Integer> origin;
    private final List<String> lines;

    private Template(TextFile file, SqlStatements statements, Query query, RenderedSql rendered) {
        this.file = file;
        this.statements = statements;
        this.query = query;
        this.origin = rendered.lines();
        this.lines = rendered.text().lines().toList();
    }

    /** The file of the model a finding is about; empty where its SQL was not read as one query. */
    public static Optional<Template> of(Finding finding, Workbench bench) {
        return bench.model(finding).flatMap(model -> of(model, bench));
    }

    /** The file of a model; empty where its SQL was not read as one query. */
    public static Optional<Template> of(Model model, Workbench bench) {
        RenderedSql rendered = model.rendered();
        Optional<TextFile> file = bench.file(model.location().path());
        Optional<SqlStatements> statements = bench.statements(model)
                .filter(read -> read.ok() && read.statements().size() == 1);
        if (rendered == null || file.isEmpty() || statements.isEmpty()) {
            return Optional.empty();
        }
        return statements.get().statements().get(0).tree() instanceof Statement.Read read
                ? Optional.of(new Template(file.get(), statements.get(), read.query(), rendered))
                : Optional.empty();
    }

    public TextFile file() {
        return file;
    }

    public Query query() {
        return query;
    }

    /** The rendered SQL. */
    public String sql() {
        return statements.sql();
    }

    public SqlStatements statements() {
        return statements;
    }

    /** A piece of the rendered SQL, white space run together; findings quote SQL this way. */
    public String quote(Span span) {
        return span.of(sql()).replaceAll("\\s+", " ").strip();
    }

    /** The expressions of a kind that a finding quotes. */
    <T extends Expr> List<T> quoted(Class<T> kind, @Nullable Object quote) {
        return query.all(kind).stream()
                .filter(expr -> quote(expr.span()).equals(quote))
                .toList();
    }

    /** The template's text for a range of the SQL; empty where there is no way back. */
    public Optional<String> text(int start, int end) {
        return range(start, end).map(range -> file.text().substring(range.start(), range.end()));
    }

    /** Other text in the place of a range of the SQL; empty where there is no way back, or Jinja statements lie inside. */
    public Optional<Edit> replace(int start, int end, String with) {
        return range(start, end)
                .filter(range ->
                        !file.text().substring(range.start(), range.end()).contains("{%"))
                .map(range -> file.replace(range.start(), range.end(), with));
    }

    public Optional<Edit> insert(int at, String added) {
        return replace(at, at, added);
    }

    private record Range(int start, int end) {}

    private Optional<Range> range(int start, int end) {
        OptionalInt from = offset(start);
        OptionalInt to = end == start ? from : offset(end);
        return from.isPresent() && to.isPresent() && from.getAsInt() <= to.getAsInt()
                ? Optional.of(new Range(from.getAsInt(), to.getAsInt()))
                : Optional.empty();
    }

    private OptionalInt offset(int at) {
        int line = 1;
        int lineStart = 0;
        for (int i = sql().indexOf('\n'); i >= 0 && i < at; i = sql().indexOf('\n', i + 1)) {
            line++;
            lineStart = i + 1;
        }
        if (line > origin.size() || line > lines.size()) {
            return OptionalInt.empty();
        }
        int source = origin.get(line - 1);
        if (origin.stream().filter(other -> other == source).count() != 1) {
            return OptionalInt.empty();
        }
        OptionalInt column = column(lines.get(line - 1), file.line(source), at - lineStart);
        return column.isPresent() ? OptionalInt.of(file.start(source) + column.getAsInt()) : column;
    }

    /** The column of a template's line for one of the rendered line: what both begin or end with is no work of Jinja. */
    private static OptionalInt column(String rendered, String written, int column) {
        int most = Math.min(rendered.length(), written.length());
        int same = 0;
        while (same < most && rendered.charAt(same) == written.charAt(same)) {
            same++;
        }
        if (column <= same) {
            return OptionalInt.of(column);
        }
        int tail = 0;
        while (tail < most - same
                && rendered.charAt(rendered.length() - 1 - tail) == written.charAt(written.length() - 1 - tail)) {
            tail++;
        }
        int fromEnd = rendered.length() - column;
        return fromEnd >= 0 && fromEnd <= tail ? OptionalInt.of(written.length() - fromEnd) : OptionalInt.empty();
    }
}
