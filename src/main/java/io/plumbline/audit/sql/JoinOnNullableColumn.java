package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.QueryPart;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** An inner join on a column that the SQL itself makes null for some rows. */
@Rule(
        id = "join-on-nullable-column",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An inner join drops the rows for which the SQL makes its column null")
final class JoinOnNullableColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Grains grains = Grains.of(context);
        NullableColumns nullable = new NullableColumns(ParsedModels.of(context), grains);
        return ParsedModels.of(context)
                .scopes()
                .filter(JoinOnNullableColumn::keepsTheFirst)
                .flatMap(scope -> {
                    List<Scope.Item> items = scope.items();
                    return items.stream()
                            .filter(item -> item.join() != null
                                    && item.join().kind() == QueryPart.JoinKind.INNER
                                    && item.join().on() != null
                                    && (scope.queryOf(item.table()) != null
                                            || grains.node(scope, item.table()).isPresent()))
                            .flatMap(item -> Expr.conjuncts(
                                            Objects.requireNonNull(item.join()).on())
                                    .stream()
                                    .flatMap(condition -> Stream.ofNullable(Trees.equality(condition)))
                                    .flatMap(equality -> equality.operands().stream()
                                            .flatMap(side -> Stream.ofNullable(Trees.column(side)))
                                            .flatMap(column -> row(context, nullable, scope, item, column)))
                                    .limit(1));
                });
    }

    /** Right and full joins make other sides null; what is told here would not be all. */
    private static boolean keepsTheFirst(Scope scope) {
        return scope.items().stream()
                .allMatch(item -> item.join() == null
                        || item.join().kind() == QueryPart.JoinKind.INNER
                        || item.join().kind() == QueryPart.JoinKind.LEFT
                        || item.join().kind() == QueryPart.JoinKind.CROSS);
    }

    private static Stream<Finding> row(
            RuleContext context, NullableColumns nullable, Scope scope, Scope.Item joined, Expr.ColumnRef column) {
        Optional<NullableColumns.Reason> reason = nullable.of(scope, joined, column);
        String text = scope.model().text(column.span());
        String table = joined.name().toLowerCase(Locale.ROOT);
        return reason.stream()
                .flatMap(why -> Dag.row(
                        context,
                        scope.model().node(),
                        text + " " + table,
                        "`%s` inner joins `%s` on `%s`, which can be null (`%s`): such rows are dropped"
                                .formatted(scope.model().node().name(), table, text, why.text()),
                        scope.at(column.span()),
                        Facts.of(
                                "model",
                                scope.model().node().name(),
                                "table",
                                table,
                                "column",
                                text,
                                "null_by",
                                why.text()),
                        why.at()));
    }
}
