package io.plumbline.audit.snowflake;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Stream;

/** What Snowflake remarks on a query again and again, where no rule of ours says it already. */
@Rule(
        id = "insight-on-query",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "Snowflake sees a way to make a query faster",
        thresholds = "queries")
final class InsightOnQuery implements AuditRule {

    /** Said by exploding-join, join-without-condition, remote-spill and queueing-warehouse. */
    private static final Set<String> SAID = Set.of(
            "QUERY_INSIGHT_EXPLODING_JOIN",
            "QUERY_INSIGHT_NESTED_EXPLODING_JOIN",
            "QUERY_INSIGHT_JOIN_WITH_NO_JOIN_CONDITION",
            "QUERY_INSIGHT_REMOTE_SPILLAGE",
            "QUERY_INSIGHT_QUEUED_OVERLOAD");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Insights.check(
                context,
                context.threshold("queries", 3),
                type -> !SAID.contains(type),
                "%,d runs of query `%s` have a remark of Snowflake, `%s`",
                false);
    }
}
