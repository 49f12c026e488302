package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A seed that is too large to be kept in Git and loaded by INSERT. */
@Rule(
        id = "oversized-seed",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "A seed is larger than a table in a repository should be",
        thresholds = "kibibytes")
final class OversizedSeed implements AuditRule {

    private static final int KIBIBYTES = 1024;

    @Override
    public Stream<Finding> check(RuleContext context) {
        int most = context.threshold("kibibytes", KIBIBYTES);
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed"))
                .flatMap(node -> context
                        .estate()
                        .file(node.top().source(), node.top().path())
                        .stream()
                        .map(file -> file.text().getBytes(java.nio.charset.StandardCharsets.UTF_8).length / 1024)
                        .filter(size -> size > most)
                        .flatMap(size -> Dag.row(
                                context,
                                node,
                                "",
                                "Seed `%s` has %d KiB, more than %d".formatted(node.name(), size, most),
                                node.entry(),
                                Facts.of("seed", node.name(), "kibibytes", size),
                                node.top())));
    }
}
