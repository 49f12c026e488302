package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A header that names a column twice. */
@Rule(
        id = "duplicate-seed-column",
        area = Area.CORRECTNESS,
        severity = Severity.ERROR,
        summary = "Two columns of a seed have one name")
final class DuplicateSeedColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context)
                .own()
                .filter(node -> node.kind().equals("seed"))
                .flatMap(node -> SeedColumns.of(context.estate(), node).stream().flatMap(seed -> {
                    Set<String> seen = new HashSet<>();
                    List<String> twice = seed.header().stream()
                            .filter(name -> !seen.add(name.toLowerCase(Locale.ROOT)))
                            .distinct()
                            .toList();
                    return twice.isEmpty()
                            ? Stream.empty()
                            : Dag.row(
                                    context,
                                    node,
                                    "",
                                    "The header of seed `%s` names %s twice".formatted(node.name(), Dag.names(twice)),
                                    node.top(),
                                    Facts.of("seed", node.name(), "columns", twice));
                }));
    }
}
