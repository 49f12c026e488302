package io.plumbline.analysis;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.QueryCost;
import io.plumbline.crawl.QueryFailure;
import io.plumbline.crawl.QueryRunner;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.sql.ColumnLineage;
import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownColumns;
import io.plumbline.sql.SqlStatement;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Structure;
import io.plumbline.sql.TableName;
import io.plumbline.sql.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes the plan of a query without running it. */
final class Planning {

    private final CostHistory history;

    Planning(CostHistory history) {
        this.history = history;
    }

    /**
     * @param runner whom the account's planner is asked through; null for not to ask
     */
    Plan of(BoundedQuery query, SourceSpec source, @Nullable QueryRunner runner) {
        Verdict verdict = query.verdict();
        SqlStatements read = SqlStatements.parse(query.sql(), Dialect.SNOWFLAKE);
        if (!verdict.accepted() || read.statements().size() != 1) {
            return new Plan(verdict.toString(), List.of(), List.of(), List.of(), List.of(), null, null, List.of());
        }
        SqlStatement statement = read.statements().get(0);
        SortedSet<String> columns = columns(statement);
        List<String> unknown = new ArrayList<>();
        CostHistory.Answer before = history.of(source, statement, query.sql());
        if (before.history() == null) {
            unknown.add("history: " + before.why());
        }
        return new Plan(
                verdict.toString(),
                statement.reads().stream().map(TableName::toString).toList(),
                List.copyOf(columns),
                columns.stream()
                        .filter(column -> PersonalColumns.is(column.substring(column.lastIndexOf('.') + 1)))
                        .toList(),
                remarks(statement, columns),
                planner(query, source, runner, unknown),
                before.history(),
                unknown);
    }

    private static Plan.@Nullable Planner planner(
            BoundedQuery query, SourceSpec source, @Nullable QueryRunner runner, List<String> unknown) {
        if (runner == null) {
            unknown.add("planner: jobs.yml does not let it be asked before an approval (analyses: explain)");
            return null;
        }
        try {
            QueryCost cost = runner.explain(source, query);
            return new Plan.Planner(cost.partitions(), cost.partitionsTotal(), cost.bytes());
        } catch (QueryFailure | UserError e) {
            unknown.add("planner: " + e.getMessage());
            return null;
        }
    }

    private static SortedSet<String> columns(SqlStatement statement) {
        ColumnLineage lineage = ColumnLineage.of(statement, Dialect.SNOWFLAKE, KnownColumns.NONE);
        SortedSet<String> columns = new TreeSet<>();
        Stream.concat(
                        lineage.columns().stream().flatMap(column -> column.from().stream()),
                        lineage.uses().stream().map(use -> use.origin()))
                .map(ColumnOrigin::toString)
                .forEach(columns::add);
        return columns;
    }

    private static List<String> remarks(SqlStatement statement, SortedSet<String> columns) {
        List<String> remarks = new ArrayList<>();
        Structure structure = Structure.of(statement);
        structure
                .cartesian()
                .forEach(join -> remarks.add(
                        "line " + join.span().line() + " pairs every row of one table with every row of another"));
        columns.stream()
                .filter(column -> column.endsWith(".*"))
                .forEach(column -> remarks.add("it reads all columns of " + column.substring(0, column.length() - 2)
                        + "; whether some are about persons is not known"));
        if (!structure.nonDeterministic().isEmpty()) {
            remarks.add("its result changes from run to run");
        }
        return remarks;
    }
}
