package io.plumbline.audit.dbt;

import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import java.util.stream.Stream;

/** A model that reads a version that is not the latest. */
@Rule(
        id = "old-version-read",
        area = Area.GOVERNANCE,
        severity = Severity.WARNING,
        summary = "A model reads an old version of a versioned model")
final class OldVersionRead implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Dag.of(context).links().filter(link -> link.parent().model()).flatMap(link -> {
            Model parent = (Model) link.parent().artifact();
            return older(parent)
                    ? Dag.row(
                            context,
                            link.child(),
                            parent.id(),
                            "`%s` reads version %s of `%s`, the latest is %s"
                                    .formatted(
                                            link.child().name(),
                                            parent.version(),
                                            parent.name(),
                                            parent.latestVersion()),
                            link.at(),
                            Facts.of(
                                    "child", link.child().name(),
                                    "model", parent.name(),
                                    "version", parent.version(),
                                    "latest_version", parent.latestVersion()))
                    : Stream.empty();
        });
    }

    /** A version above the latest one is a preview, and reading it is no mistake. */
    private static boolean older(Model model) {
        if (model.version() == null || model.latestVersion() == null) {
            return false;
        }
        try {
            return Double.parseDouble(model.version()) < Double.parseDouble(model.latestVersion());
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
