package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts {@code nullif(…, 0)} around a divisor, so that a division by zero gives null. */
@Mends(
        value = "division-by-zero",
        by = "puts nullif(…, 0) around the divisor: the ratio of nothing is null",
        unless = "Jinja wrote the divisor")
final class GuardedDivision implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .map(template -> guards(template, finding.facts().get("divisor")))
                .orElse(List.of());
    }

    private static List<Edit> guards(Template template, @Nullable Object divisor) {
        List<Edit> edits = new ArrayList<>();
        for (Expr.Operation operation : template.query().all(Expr.Operation.class)) {
            for (int i = 0; i < operation.operators().size(); i++) {
                Span span = operation.operands().get(i + 1).span();
                if (operation.operators().get(i).equals("/")
                        && inner(template.quote(span)).equals(divisor)) {
                    Optional<Edit> guard = template.text(span.start(), span.end())
                            .flatMap(text -> template.replace(span.start(), span.end(), "nullif(" + text + ", 0)"));
                    if (guard.isEmpty()) {
                        return List.of();
                    }
                    edits.add(guard.get());
                }
            }
        }
        return edits;
    }

    private static String inner(String quote) {
        return quote.startsWith("(") && quote.endsWith(")")
                ? quote.substring(1, quote.length() - 1).strip()
                : quote;
    }
}
