package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A seed that nothing reads. */
@Rule(id = "unused-seed", area = Area.MODELING, severity = Severity.WARNING, summary = "Nothing reads a seed")
final class UnusedSeed implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Dag dag = Dag.of(context);
        return dag.own()
                .filter(node -> node.kind().equals("seed")
                        && dag.out(node).isEmpty()
                        && !dag.readInDoubt(node)
                        && !node.name().equals(Exceptions.SEED)
                        && !context.estate().isHandedOut(node.artifact())
                        && !DeadEndModel.readByOthers(context.estate(), node)
                        && !named(context.estate(), node))
                .flatMap(node -> Dag.row(
                        context,
                        node,
                        "",
                        "Nothing reads seed `%s`".formatted(node.name()),
                        node.entry(),
                        Facts.of("seed", node.name()),
                        node.top()));
    }

    /** Whether a source has the name of its table, or SQL that dbt does not read as a reference writes it. */
    private static boolean named(Estate estate, Node node) {
        String table = node.artifact().relation() == null
                ? node.name()
                : String.valueOf(node.artifact().relation().identifier());
        Pattern word = Pattern.compile("(?i)\\b" + Pattern.quote(table) + "\\b");
        return estate.sources()
                        .anyMatch(source -> source.relation() != null
                                && table.equalsIgnoreCase(source.relation().identifier()))
                || estate.files()
                        .filter(file -> file.source().equals(node.top().source()))
                        .filter(file -> file.path().endsWith(".sql"))
                        .anyMatch(file -> word.matcher(RawSql.withoutComments(file.text()))
                                .find());
    }
}
