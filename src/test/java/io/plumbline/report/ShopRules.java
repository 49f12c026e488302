package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import java.util.List;

/** Rules as a report shows them; made up for the shop. */
final class ShopRules {

    static final List<RuleInfo> ALL = List.of(
            rule(
                    "fan-out-join",
                    Area.CORRECTNESS,
                    Severity.ERROR,
                    "A join multiplies rows that are summed afterwards",
                    "An order with two payments appears twice after the join, and every sum over it counts twice. Nobody"
                            + " sees it until a number is compared with the bank.",
                    "Aggregate the many side to one row per key before the join. A unique test on the key of the result"
                            + " keeps it so."),
            rule(
                    "untested-model",
                    Area.TESTING,
                    Severity.WARNING,
                    "Nothing tests that the rows of a model are unique",
                    "A model without a tested key can double its rows and stay green. Whatever joins it inherits that.",
                    "Test the key with `unique` and `not_null` in the model's YAML. Where the key has several columns,"
                            + " test their combination."),
            rule(
                    "hard-coded-reference",
                    Area.STRUCTURE,
                    Severity.ERROR,
                    "A table is named directly where a ref or source belongs",
                    "dbt does not see the dependency: it is in no lineage, waits for nothing, and reads production from"
                            + " development.",
                    "Declare the table as a source and read it through `source()`."),
            rule(
                    "direct-join-to-source",
                    Area.MODELING,
                    Severity.WARNING,
                    "A model joins a source beside staged models",
                    "Names and types of the source leak past staging, so a change at the source breaks models that"
                            + " staging should protect.",
                    "Stage the source in a model of its own and join that."),
            rule(
                    "staging-on-staging",
                    Area.MODELING,
                    Severity.WARNING,
                    "A staging model reads another staging model",
                    "Staging is one to one with its source. Logic between sources belongs one layer further.",
                    "Move the join into an intermediate model."),
            rule(
                    "undocumented-model",
                    Area.DOCUMENTATION,
                    Severity.INFO,
                    "A model has no description",
                    "A reader has to open the SQL to learn what one row is.",
                    "Say in one sentence what one row is and where it comes from."),
            rule(
                    "unused-source",
                    Area.STRUCTURE,
                    Severity.INFO,
                    "A declared source is read by no model",
                    "It costs loading and freshness checks, and readers take it for alive.",
                    "Delete the entry, or build the model it was meant for."),
            rule(
                    "root-model",
                    Area.MODELING,
                    Severity.WARNING,
                    "A model reads neither a model nor a source",
                    "Its numbers come from the file itself and change only with a commit.",
                    "Move the rows into a seed, and read that."),
            rule(
                    "source-without-freshness",
                    Area.TESTING,
                    Severity.WARNING,
                    "Nothing notices when a source stops arriving",
                    "A load that silently stops leaves every model downstream green and old.",
                    "Give the source a `freshness` block and a `loaded_at_field`."));

    private ShopRules() {}

    private static RuleInfo rule(String id, Area area, Severity severity, String summary, String why, String remedy) {
        return new RuleInfo(id, List.of(), area, severity, List.of(), summary, why, "", remedy);
    }
}
