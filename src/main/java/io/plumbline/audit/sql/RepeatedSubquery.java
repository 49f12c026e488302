package io.plumbline.audit.sql;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.TableExpr;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A query in parentheses that a model writes more than once. */
@Rule(
        id = "repeated-subquery",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A model writes the same query in parentheses more than once")
final class RepeatedSubquery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, List<Query>> byText = Stream.concat(
                            model.query().all(TableExpr.Derived.class).stream()
                                    .filter(derived -> !derived.lateral())
                                    .map(TableExpr.Derived::query),
                            model.query().all(Expr.Subquery.class).stream()
                                    .map(Expr.Subquery::query)
                                    .filter(RepeatedSubquery::standsAlone))
                    .filter(RepeatedSubquery::works)
                    .sorted(Comparator.comparing(query -> query.span().start()))
                    .collect(Collectors.groupingBy(
                            query -> model.text(query.span()), LinkedHashMap::new, Collectors.toList()));
            return byText.values().stream().flatMap(queries -> row(context, model, queries));
        });
    }

    /** Text that Jinja repeats stands on one line of the template. */
    private static Stream<Finding> row(RuleContext context, Parsed model, List<Query> queries) {
        List<Location> places =
                queries.stream().map(query -> model.at(query.span())).distinct().toList();
        if (places.size() < 2) {
            return Stream.empty();
        }
        String text = model.text(queries.get(0).span());
        return Dag.row(
                context,
                model.node(),
                text,
                "`%s` writes the same query %d times".formatted(model.node().name(), places.size()),
                places.get(1),
                Facts.of("model", model.node().name(), "times", places.size(), "query", text),
                places.toArray(Location[]::new));
    }

    /** Whether nothing in it can depend on the row it stands in. */
    private static boolean standsAlone(Query query) {
        return query.body() instanceof QueryBody.Select select && select.where() == null && select.having() == null;
    }

    /** Whether it does more than read some columns of a table. */
    private static boolean works(Query query) {
        return !(query.body() instanceof QueryBody.Select select)
                || select.where() != null
                || select.groupBy() != null
                || select.distinct()
                || select.qualify() != null
                || Grains.aggregates(select)
                || select.from() != null && !select.from().joins().isEmpty();
    }
}
