package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A filter that leaves out rows that are as new as the newest. */
@Rule(
        id = "incremental-lookback-gap",
        area = Area.CORRECTNESS,
        severity = Severity.INFO,
        summary = "An incremental model never reads late rows of its newest moment")
final class IncrementalLookbackGap implements AuditRule {

    private static final Pattern AFTER_NEWEST = Pattern.compile(
            ">\\s*\\(\\s*select\\s+(?:coalesce\\s*\\(\\s*)?max\\s*\\("
                    + "\\s*(?:\\w+\\.)?(\\w*(?:_at|date|time|_ts|timestamp|_on|_day))\\s*\\)"
                    + "(?:\\s*,[^()]*\\))?\\s+from\\s+\\{\\{\\s*this\\s*\\}\\}\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    @Override
    public Stream<Finding> check(RuleContext context) {
        return IncrementalFilter.found(
                context, AFTER_NEWEST, (model, column) -> ("`%s` reads only rows newer than its newest `%s`: "
                                + "others of that moment that come later are never read")
                        .formatted(model, column));
    }
}
