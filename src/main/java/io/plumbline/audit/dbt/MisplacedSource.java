package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Source;
import java.util.stream.Stream;

/** A source that is declared outside the folder that bears its name. */
@Rule(
        id = "misplaced-source",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "A source is declared outside a folder of its name",
        aliases = "fct_source_directories",
        thresholds = {Convention.THRESHOLD, AsEvaluator.OPTION})
final class MisplacedSource implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        boolean exact = AsEvaluator.asked(context);
        return Convention.breaches(
                        context,
                        Dag.of(context).sources(),
                        node -> node.inFolder(((Source) node.artifact()).sourceName(), exact))
                .flatMap(node -> {
                    Source source = (Source) node.artifact();
                    String staging = String.join("", node.home().conventions().folders("staging"));
                    return Dag.row(
                            context,
                            node,
                            "",
                            "Source `%s` is declared in %s, outside a folder named %s"
                                    .formatted(node.name(), node.directory(), source.sourceName()),
                            node.top(),
                            Facts.of(
                                    "resource_name",
                                    node.name(),
                                    "resource_type",
                                    node.kind(),
                                    "current_file_path",
                                    node.path(),
                                    "change_file_path_to",
                                    "models/" + staging + "/" + source.sourceName() + "/" + node.file()),
                            Node.first(source.sourceLocation()));
                });
    }
}
