package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A filter that is null while the table is empty. */
@Rule(
        id = "incremental-stuck-when-empty",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An incremental model that was built empty never reads a row",
        enabled = false)
final class IncrementalStuckWhenEmpty implements AuditRule {

    private static final Pattern MAX_OF_THIS = Pattern.compile(
            ">=?\\s*\\(\\s*select\\s+max\\s*\\(\\s*(?:\\w+\\.)?(\\w+)\\s*\\)"
                    + "\\s+from\\s+\\{\\{\\s*this\\s*\\}\\}\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Finding> check(RuleContext context) {
        return IncrementalFilter.found(
                context,
                MAX_OF_THIS,
                (model, column) -> "The newest `%s` of an empty `%s` is null, and no row passes a comparison with null"
                        .formatted(column, model));
    }
}
