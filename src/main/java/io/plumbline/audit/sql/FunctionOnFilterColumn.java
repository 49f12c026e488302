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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A filter that takes a part of a date and compares that. */
@Rule(
        id = "function-on-filter-column",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A filter compares a part of a date instead of a range of dates")
final class FunctionOnFilterColumn implements AuditRule {

    private static final Pattern QUALIFIER = Pattern.compile("\\w+\\.(?=\\D)");
    private static final Set<String> WHOLE =
            Set.of("to_char", "to_varchar", "year", "date_part", "extract", "substr", "left");

    @Override
    public Stream<Finding> check(RuleContext context) {
        ParsedModels models = ParsedModels.of(context);
        return models.all().flatMap(model -> {
            Map<String, Expr> found = new LinkedHashMap<>();
            models.scopes(model).stream()
                    .flatMap(scope -> scope.where().stream())
                    .flatMap(condition -> Stream.ofNullable(Trees.comparison(condition)))
                    .filter(comparison -> Trees.literal(comparison.operands().get(1))
                            && wrapped(comparison.operands().get(0)))
                    .forEach(comparison -> found.putIfAbsent(place(model, comparison), comparison));
            return found.values().stream().flatMap(comparison -> {
                String filter = model.text(comparison.span());
                return Dag.row(
                        context,
                        model.node(),
                        filter,
                        "The filter `%s` of `%s` wraps its column in a function"
                                .formatted(filter, model.node().name()),
                        model.at(comparison.span()),
                        Facts.of("model", model.node().name(), "filter", filter));
            });
        });
    }

    /** What a loop of the file writes again and again, for one table after the other, is one. */
    private static String place(Parsed model, Expr comparison) {
        return model.at(comparison.span())
                + QUALIFIER.matcher(model.text(comparison.span())).replaceAll("");
    }

    private static boolean wrapped(Expr expr) {
        if (!(Expr.plain(expr) instanceof Expr.Call call) || !WHOLE.contains(Trees.function(call))) {
            return false;
        }
        boolean year = call.arguments().stream()
                .anyMatch(a -> a.value() instanceof Expr.Literal literal
                        && literal.text().toLowerCase(Locale.ROOT).startsWith("y"));
        List<Expr.ColumnRef> columns = call.arguments().stream()
                .flatMap(a -> Stream.ofNullable(Trees.column(a.value())))
                .toList();
        boolean date = columns.size() == 1
                && Trees.name(columns.get(0))
                        .toLowerCase(Locale.ROOT)
                        .matches(".*(_at|_on|_date|_time|_ts|date|timestamp)");
        return date && (Trees.function(call).equals("year") || year);
    }
}
