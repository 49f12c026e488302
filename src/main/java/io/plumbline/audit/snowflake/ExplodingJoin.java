package io.plumbline.audit.snowflake;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** A join of which Snowflake says that it gives far more rows than it takes. */
@Rule(
        id = "exploding-join",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A join multiplies the rows of its inputs, says Snowflake",
        thresholds = "queries")
final class ExplodingJoin implements AuditRule {

    static final Set<String> TYPES = Set.of("QUERY_INSIGHT_EXPLODING_JOIN", "QUERY_INSIGHT_NESTED_EXPLODING_JOIN");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Insights.check(
                context,
                context.threshold("queries", 3),
                TYPES::contains,
                "%,d runs of query `%s` join so that rows multiply, as Snowflake saw",
                true);
    }
}
