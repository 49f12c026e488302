package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.stream.Stream;

/** A seed without rows. */
@Rule(id = "empty-seed", area = Area.CORRECTNESS, severity = Severity.INFO, summary = "A seed has a header and no rows")
final class EmptySeed implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed") && !node.name().equals(Exceptions.SEED))
                .filter(node -> !filledByHooks(node))
                .filter(node -> SeedColumns.of(context.estate(), node)
                        .filter(seed -> seed.rows().stream().allMatch(EmptySeed::blank))
                        .isPresent())
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Seed `%s` has a header and no rows".formatted(node.name()),
                        node.top(),
                        Facts.of("seed", node.name())));
    }

    /** A hook may load the rows from elsewhere, once dbt has made the table by the header. */
    private static boolean filledByHooks(Node node) {
        return Stream.of("post-hook", "post_hook")
                .flatMap(key -> Stream.ofNullable(node.properties().config().get(key)))
                .anyMatch(hook -> !hook.toString().isBlank() && !hook.equals(List.of()));
    }

    private static boolean blank(List<String> row) {
        return row.stream().allMatch(String::isBlank);
    }
}
