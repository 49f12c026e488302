package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A version of a model that gives up the contract an older one keeps. */
@Rule(
        id = "version-without-contract",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A version of a model gives up the contract that an older one enforces")
final class VersionWithoutContract implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.own().filter(node -> number(node) != null && !contract(node)).flatMap(node -> dag
                .own()
                .filter(other -> sibling(node, other) && contract(other))
                .max(Comparator.comparing(VersionWithoutContract::number))
                .stream()
                .flatMap(older -> Dag.row(
                        context,
                        node,
                        "",
                        "The contract of `%s` is not enforced, that of `%s` is".formatted(node.name(), older.name()),
                        node.entry(),
                        Facts.of("model", node.name(), "older", older.name()),
                        node.top())));
    }

    /** Whether the other one is an older version of the same model. */
    private static boolean sibling(Node node, Node other) {
        Double version = number(node);
        Double than = number(other);
        return version != null
                && than != null
                && than < version
                && other.artifact().name().equals(node.artifact().name())
                && other.home() == node.home();
    }

    private static boolean contract(Node node) {
        return node.artifact() instanceof Model model && model.contract();
    }

    /** The number of a version; null for what has none, and for versions that are words. */
    private static @Nullable Double number(Node node) {
        String version = node.artifact() instanceof Model model ? model.version() : null;
        return version == null || !version.matches("\\d+(\\.\\d+)?") ? null : Double.valueOf(version);
    }
}
