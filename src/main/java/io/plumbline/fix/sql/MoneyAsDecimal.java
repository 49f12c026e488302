package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Expr;
import io.plumbline.sql.SelectItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Casts money to a decimal with four places, which holds the minor units of every currency. */
@Mends(
        value = "money-as-float",
        by = "casts to number(38, 4) (numeric on other warehouses), enough for the minor units of every currency",
        unless = "the cast is not the outermost of its column")
final class MoneyAsDecimal implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .flatMap(template -> template.query().all(SelectItem.class).stream()
                        .filter(item ->
                                named(item, String.valueOf(finding.facts().get("column"))))
                        .filter(item -> item.expr() instanceof Expr.Cast)
                        .flatMap(item -> cast(template, (Expr.Cast) item.expr()).stream())
                        .findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static boolean named(SelectItem item, String column) {
        return column.equalsIgnoreCase(item.outputName());
    }

    private static Optional<Edit> cast(Template template, Expr.Cast cast) {
        String text = cast.span().of(template.sql());
        int at = text.toLowerCase(Locale.ROOT).lastIndexOf(cast.type().toLowerCase(Locale.ROOT));
        if (at < cast.operand().span().end() - cast.span().start()) {
            return Optional.empty();
        }
        String decimal =
                switch (template.statements().dialect()) {
                    case SNOWFLAKE -> "number(38, 4)";
                    case BIGQUERY -> "numeric";
                    case POSTGRES, REDSHIFT, DATABRICKS, DUCKDB, TRINO -> "decimal(38, 4)";
                };
        int start = cast.span().start() + at;
        return template.replace(start, start + cast.type().length(), decimal);
    }
}
