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
import io.plumbline.sql.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Local and universal time in one comparison. */
@Rule(
        id = "mixed-time-zones",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A column in local time is compared with one in UTC")
final class MixedTimeZones implements AuditRule {

    private static final Set<String> DIFFERENCES =
            Set.of("datediff", "timediff", "timestampdiff", "date_diff", "timestamp_diff", "months_between");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, Span> found = new LinkedHashMap<>();
            model.query().walk(node -> {
                if (node instanceof Expr.Call call && DIFFERENCES.contains(Trees.function(call))) {
                    note(
                            model,
                            found,
                            call.span(),
                            call.arguments().stream().map(Expr.Argument::value).toList());
                } else if (node instanceof Expr.Operation operation
                        && operation.operands().size() == 2
                        && operation.operators().get(0).matches("[<>=!-]+")) {
                    note(model, found, operation.span(), operation.operands());
                }
                return true;
            });
            return found.entrySet().stream()
                    .flatMap(e -> Dag.row(
                            context,
                            model.node(),
                            e.getKey(),
                            "`%s` of `%s` takes local time and UTC together"
                                    .formatted(e.getKey(), model.node().name()),
                            model.at(e.getValue()),
                            Facts.of("model", model.node().name(), "expression", e.getKey())));
        });
    }

    private static void note(Parsed model, Map<String, Span> found, Span span, List<Expr> operands) {
        Set<String> zones = new HashSet<>();
        for (Expr operand : operands) {
            Expr.ColumnRef column = Trees.column(operand);
            String name = column == null ? "" : Trees.name(column).toLowerCase(Locale.ROOT);
            zones.add(name.endsWith("_local") ? "local" : name.endsWith("_utc") ? "utc" : "");
        }
        if (zones.containsAll(Set.of("local", "utc"))) {
            found.putIfAbsent(model.text(span), span);
        }
    }
}
