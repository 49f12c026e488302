package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A seed with a row of another width than its header. */
@Rule(
        id = "ragged-seed",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "A row of a seed has more or fewer values than the header")
final class RaggedSeed implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed"))
                .flatMap(node -> SeedColumns.of(context.estate(), node).stream().flatMap(seed -> seed.rows().stream()
                        .filter(row -> row.size() != seed.header().size())
                        .limit(1)
                        .flatMap(row -> Dag.row(
                                context,
                                node,
                                "",
                                "Row %d of seed `%s` has %d values, the header has %d"
                                        .formatted(
                                                seed.rows().indexOf(row) + 1,
                                                node.name(),
                                                row.size(),
                                                seed.header().size()),
                                node.entry(),
                                Facts.of(
                                        "seed", node.name(),
                                        "row", seed.rows().indexOf(row) + 1,
                                        "values", row.size(),
                                        "columns", seed.header().size()),
                                node.top()))));
    }
}
