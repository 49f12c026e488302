package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import java.util.stream.Stream;

/** A generic test that is declared in another folder than the model it tests. */
@Rule(
        id = "misplaced-test",
        area = Area.STRUCTURE,
        severity = Severity.INFO,
        summary = "A test is declared in another folder than its model",
        aliases = "fct_test_directories")
final class MisplacedTest implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).models().flatMap(model -> context.estate().tests(model.id()).stream()
                .filter(test -> !test.singular())
                .flatMap(test -> row(context, model, test)));
    }

    private static Stream<Finding> row(RuleContext context, Node model, Test test) {
        String path = model.home().relative(test.location().path());
        String directory = path.substring(0, path.lastIndexOf('/') + 1);
        return directory.equals(model.directory()) || model.home().conventions().excludesPath(path)
                ? Stream.empty()
                : Dag.row(
                        context,
                        model,
                        test.id(),
                        "Test `%s` of `%s` is declared in %s, the model stands in %s"
                                .formatted(test.label(), model.name(), directory, model.directory()),
                        Node.first(test.location()),
                        Facts.of(
                                "test_name", test.name(),
                                "model_name", model.name(),
                                "current_test_directory", directory,
                                "change_test_directory_to", model.directory()));
    }
}
