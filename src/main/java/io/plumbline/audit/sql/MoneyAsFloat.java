package io.plumbline.audit.sql;

import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** An amount of money in binary floating point. */
@Rule(
        id = "money-as-float",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An amount of money is cast to a floating point number")
final class MoneyAsFloat implements AuditRule {

    /** The last word names money; after it come a currency and what the amount holds, at most. */
    private static final Pattern MONEY =
            Pattern.compile("(?i)(.*_)?(amount|amt|price|cost|fee|revenue|salary|balance|payment|payout|refund)"
                    + "(_(usd|eur|gbp|chf|cad|aud|jpy|local|base|original|gross|net|total|value|tax|with|without"
                    + "|before|after|including|excluding|incl|excl|v?[0-9]+))*");

    private static final Pattern NO_MONEY = Pattern.compile(
            "(?i).*(rate|ratio|pct|percent|share|score|avg|average|mean|median|count|index|factor|per_|days|hours|minutes|seconds|usage_amount|units|quantity|_id$).*");
    private static final Pattern FLOAT =
            Pattern.compile("(?i)(FLOAT|FLOAT4|FLOAT8|REAL|DOUBLE|DOUBLE PRECISION|FLOAT64)");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context).all().flatMap(model -> {
            Map<String, Span> found = new LinkedHashMap<>();
            model.query().all(SelectItem.class).forEach(item -> {
                String name = item.outputName();
                if (item.alias() != null
                        && name != null
                        && Expr.plain(item.expr()) instanceof Expr.Cast cast
                        && FLOAT.matches(cast.type())
                        && MONEY.matches(name)
                        && !NO_MONEY.matches(name)) {
                    found.putIfAbsent(item.alias().text(), item.span());
                }
            });
            return found.entrySet().stream()
                    .flatMap(e -> Dag.row(
                            context,
                            model.node(),
                            e.getKey(),
                            "`%s` of `%s` is cast to a floating point number"
                                    .formatted(e.getKey(), model.node().name()),
                            model.at(e.getValue()),
                            Facts.of("model", model.node().name(), "column", e.getKey())));
        });
    }
}
