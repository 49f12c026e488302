package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Expr;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares a column with the first day of a year instead of its year with a number. */
@Mends(
        value = "function-on-filter-column",
        by = "compares the column with the first day of the year",
        unless = "it is not `year(c)` or `to_char(c, 'YYYY')` beside <, <=, >, >= and a year of four digits")
final class YearAsRange implements Remedy {

    private static final Pattern YEAR =
            Pattern.compile("(?i)(?:year\\(\\s*([\\w.]+)\\s*\\)|to_(?:var)?char\\(\\s*([\\w.]+)\\s*,\\s*'yyyy'\\s*\\))"
                    + "\\s*(<=|>=|<|>)\\s*'?([12]\\d{3})'?");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .flatMap(template -> {
                    String quote = String.valueOf(finding.facts().get("filter"));
                    List<Expr.Operation> found = template.quoted(Expr.Operation.class, quote);
                    Matcher year = YEAR.matcher(quote);
                    return found.size() == 1 && year.matches()
                            ? template.replace(
                                    found.get(0).span().start(),
                                    found.get(0).span().end(),
                                    range(year))
                            : Optional.empty();
                })
                .map(List::of)
                .orElse(List.of());
    }

    /** {@code year <= 2024} is {@code < 2025-01-01}, {@code year > 2024} is {@code >= 2025-01-01}. */
    private static String range(Matcher year) {
        String column = year.group(1) == null ? year.group(2) : year.group(1);
        String operator = year.group(3);
        boolean next = operator.equals("<=") || operator.equals(">");
        int first = Integer.parseInt(year.group(4)) + (next ? 1 : 0);
        return column + (operator.startsWith("<") ? " < " : " >= ") + "'" + first + "-01-01'";
    }
}
