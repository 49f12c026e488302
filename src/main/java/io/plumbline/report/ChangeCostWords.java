package io.plumbline.report;

import io.plumbline.report.text.Words;
import java.util.List;
import java.util.stream.Collectors;

/** The sentences about what changed models cost that every format says. */
public final class ChangeCostWords {

    private ChangeCostWords() {}

    /** What the models cost together: the credits, and money where there is a price. */
    public static String size(ChangeCost cost) {
        if (cost.unknown() == cost.touched() + cost.rebuilt()) {
            return models(cost)
                    + (cost.unknown() == 1
                            ? " is named by no query, so that what it costs is not known."
                            : " are named by no query, so that what they cost is not known.");
        }
        return models(cost) + " took " + SpendWords.exact(cost.credits()) + " credits a month" + money(cost)
                + " before the change.";
    }

    private static String models(ChangeCost cost) {
        String touched = Words.count(cost.touched(), "model") + " that changed";
        String rebuilt = cost.rebuilt() + " downstream";
        return Words.sentence(
                cost.rebuilt() == 0
                        ? touched
                        : cost.touched() == 0
                                ? Words.count(cost.rebuilt(), "model") + " downstream of the change"
                                : touched + " and " + rebuilt);
    }

    private static String money(ChangeCost cost) {
        if (cost.cost().signum() == 0) {
            return "";
        }
        String currency = cost.currency().isEmpty() ? "" : " " + cost.currency();
        return " (" + SpendWords.exact(cost.cost()) + currency
                + (cost.loaded().compareTo(cost.cost()) > 0
                        ? ", " + SpendWords.exact(cost.loaded()) + currency + " with the idle time of their warehouses"
                        : "")
                + ")";
    }

    /** What that is based on. */
    public static String basis(ChangeCost cost) {
        return "Credits that " + cost.account() + " attributes to dbt's queries from " + cost.from() + " to "
                + cost.until().minusDays(1) + ", told for 30 days."
                + (cost.cost().signum() == 0 ? "" : " Price: " + cost.origin() + ".")
                + (cost.unknown() == 0 || cost.unknown() == cost.touched() + cost.rebuilt()
                        ? ""
                        : " " + Words.sentence(Words.count(cost.unknown(), "model")) + " of them "
                                + (cost.unknown() == 1 ? "is" : "are") + " named by no query.");
    }

    /** The dearest of them, one line each: {@code fct_orders (changed)}. */
    public static String name(ChangeCost.Node node) {
        return node.name() + (node.touched() ? " (changed)" : "");
    }

    /** Where the rows stand: {@code queries.csv:5, queries.csv:7-9}. */
    public static String places(ChangeCost cost) {
        return cost.citations().stream()
                .map(citation -> citation.locator().toString())
                .collect(Collectors.joining(", "));
    }

    /** The dearest in one line: {@code fct_orders (changed) 12.00, fct_lines 3.10}. */
    public static String dearest(ChangeCost cost, int most) {
        List<ChangeCost.Node> nodes = cost.nodes();
        return nodes.stream()
                .limit(most)
                .map(node -> name(node) + " " + SpendWords.exact(node.credits()))
                .collect(Collectors.joining(", "));
    }
}
