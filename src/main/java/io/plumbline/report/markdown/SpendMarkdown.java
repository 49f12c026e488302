package io.plumbline.report.markdown;

import io.plumbline.report.Report;
import io.plumbline.report.SpendReport;
import io.plumbline.report.SpendWords;
import io.plumbline.report.text.Words;
import java.util.List;

/** What each account costs and what may be saved; nothing where there is no account. */
final class SpendMarkdown {

    private final StringBuilder out;

    SpendMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        report.spend().forEach(this::write);
    }

    private void write(SpendReport spend) {
        out.append("## Spend\n\n")
                .append(Md.inline(SpendWords.note(spend) + ": " + SpendWords.size(spend)))
                .append('\n');
        if (!spend.warehouses().isEmpty()) {
            table(
                    SpendWords.WAREHOUSES,
                    "| Warehouse | Credits | Idle | " + SpendWords.cost(spend) + " |\n|---|---:|---:|---:|\n");
            spend.warehouses()
                    .forEach(one -> row(List.of(
                            Md.code(one.name()),
                            SpendWords.exact(one.billed()),
                            SpendWords.idle(one),
                            SpendWords.exact(one.cost()))));
        }
        if (!spend.services().isEmpty()) {
            table(SpendWords.SERVICES, "| Service | Credits | " + SpendWords.cost(spend) + " |\n|---|---:|---:|\n");
            spend.services()
                    .forEach(one -> row(List.of(
                            Md.code(one.name()), SpendWords.exact(one.credits()), SpendWords.exact(one.cost()))));
        }
        nodes(spend);
        if (!spend.exposures().isEmpty()) {
            table(
                    SpendWords.EXPOSURES,
                    "| Exposure | Nodes | Credits | " + SpendWords.cost(spend) + " |\n|---|---:|---:|---:|\n");
            spend.exposures()
                    .forEach(one -> row(List.of(
                            Md.code(one.name()),
                            Words.digits(one.nodes()),
                            SpendWords.exact(one.credits()),
                            SpendWords.exact(one.cost()))));
        }
        table(SpendWords.SAVINGS, SpendWords.possible(spend) + "\n\n");
        if (!spend.savings().isEmpty()) {
            out.append("| Finding | Plan | A month, at most |\n|---|---|---:|\n");
            spend.savings()
                    .forEach(one -> row(List.of(
                            Md.inline(one.what()), Md.inline(one.plan()), SpendWords.about(spend, one.most()))));
        }
        out.append('\n');
    }

    private void nodes(SpendReport spend) {
        if (!spend.nodes().isEmpty()) {
            table(
                    SpendWords.NODES,
                    "| Node | Runs | Credits | " + SpendWords.cost(spend) + " | " + SpendWords.LOADED
                            + " |\n|---|---:|---:|---:|---:|\n");
            spend.nodes()
                    .forEach(one -> row(List.of(
                            Md.code(one.name()),
                            Words.digits(one.runs()),
                            SpendWords.exact(one.credits()),
                            SpendWords.exact(one.cost()),
                            SpendWords.exact(one.loaded()))));
            out.append('\n')
                    .append((SpendWords.attributed(spend) + " " + SpendWords.further(spend)).strip())
                    .append('\n');
        }
    }

    private void table(String title, String head) {
        out.append("\n### ").append(title).append("\n\n").append(head);
    }

    private void row(List<String> cells) {
        out.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
