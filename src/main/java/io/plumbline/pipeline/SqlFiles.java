package io.plumbline.pipeline;

import io.plumbline.job.UserError;
import io.plumbline.model.RenderedSql;
import io.plumbline.parse.DbtSettings;
import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.OutputColumn;
import io.plumbline.sql.Problem;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads SQL files and tells what each statement does. A file inside a dbt project is rendered as dbt would render it
 * there; a file outside of any is rendered with dbt's own macros alone. For one thread.
 */
public final class SqlFiles {

    private final Dialect dialect;
    private final boolean compiled;
    private final RenderedFiles rendered;

    /**
     * @param files all files that will be asked for, so that a project is read once
     * @param compiled whether the files hold plain SQL and no Jinja
     * @param dialect name of a dialect, or of the adapter whose SQL it is
     * @param vars as of dbt's {@code --vars}
     * @throws UserError where there is no such dialect
     */
    public SqlFiles(
            List<Path> files,
            boolean compiled,
            String dialect,
            String targetName,
            String targetType,
            Map<String, Object> vars) {
        this.dialect = SqlDialects.named(dialect);
        this.compiled = compiled;
        this.rendered = new RenderedFiles(files, new DbtSettings(targetName, targetType, vars), this.dialect);
    }

    /**
     * The statements of a file, in the order of the text; one that tells its errors where it could not be rendered.
     *
     * @throws UserError of kind INPUT where it is no file, cannot be read, is too large or no text
     */
    public List<StatementFacts> read(Path file) {
        String text = SqlText.of(file);
        if (compiled) {
            return facts(file, new RenderedSql(text, List.of(), true), KnownColumns.NONE);
        }
        RenderedFiles.Rendering rendering = rendered.of(file, text);
        if (!rendering.errors().isEmpty()) {
            return List.of(StatementFacts.unread(file.toString(), rendering.errors()));
        }
        List<StatementFacts> all = new ArrayList<>();
        rendering.texts().forEach(sql -> all.addAll(facts(file, sql, rendering.columns())));
        return all;
    }

    private List<StatementFacts> facts(Path file, RenderedSql sql, KnownColumns known) {
        return SqlStatements.parse(sql.text(), dialect).statements().stream()
                .map(statement -> facts(file, statement, sql, known))
                .toList();
    }

    private StatementFacts facts(Path file, SqlStatement statement, RenderedSql sql, KnownColumns known) {
        return new StatementFacts(
                file.toString(),
                statement.ok(),
                statement.kind(),
                names(statement.reads()),
                names(statement.writes()),
                ColumnLineage.of(statement, dialect, known).columns().stream()
                        .map(SqlFiles::column)
                        .toList(),
                statement.problems().stream().map(p -> error(p, sql)).toList());
    }

    private static List<String> names(List<TableName> tables) {
        return tables.stream().map(TableName::toString).toList();
    }

    private static StatementFacts.Column column(OutputColumn column) {
        Stream<StatementFacts.Origin> from = column.from().stream()
                .map(origin -> new StatementFacts.Origin(origin.table().toString(), origin.column()));
        return new StatementFacts.Column(
                column.name(), from.toList(), column.certainty().name().toLowerCase(Locale.ROOT));
    }

    private static StatementFacts.Error error(Problem problem, RenderedSql sql) {
        return new StatementFacts.Error(
                sql.templateLine(problem.span().line()), problem.span().column(), problem.message());
    }
}
