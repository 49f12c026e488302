package io.plumbline.audit.snowflake;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A join of which Snowflake says that it has no condition. */
@Rule(
        id = "join-without-condition",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A join has no condition, says Snowflake",
        thresholds = "queries")
final class JoinWithoutCondition implements AuditRule {

    static final String TYPE = "QUERY_INSIGHT_JOIN_WITH_NO_JOIN_CONDITION";

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Insights.check(
                context,
                context.threshold("queries", 1),
                TYPE::equals,
                "%,d runs of query `%s` join without a condition, as Snowflake saw",
                true);
    }
}
