package io.plumbline.report.html;

import io.plumbline.report.Report;
import io.plumbline.report.SpendReport;
import io.plumbline.report.SpendReport.ExposureCost;
import io.plumbline.report.SpendReport.NodeCost;
import io.plumbline.report.SpendReport.Saving;
import io.plumbline.report.SpendReport.ServiceCost;
import io.plumbline.report.SpendReport.WarehouseCost;
import io.plumbline.report.SpendWords;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** What each account costs and what may be saved; nothing where there is no account. */
final class SpendSection {

    /** Where the first of them stands on the page. */
    static final String ID = "spend";

    private final Html html;

    SpendSection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        int n = 1;
        for (SpendReport spend : report.spend()) {
            Sections.start(html, n == 1 ? ID : ID + "-" + n, "Spend", SpendWords.note(spend));
            html.element("p", SpendWords.size(spend)).line();
            warehouses(spend);
            services(spend);
            nodes(spend);
            exposures(spend);
            savings(spend);
            Sections.finish(html);
            n++;
        }
    }

    private void warehouses(SpendReport spend) {
        if (spend.warehouses().isEmpty()) {
            return;
        }
        html.element("h3", SpendWords.WAREHOUSES).line();
        Sections.table(html, "bars", List.of("Warehouse", ""), List.of("Credits", "Idle", SpendWords.cost(spend)));
        double most = spend.warehouses().get(0).billed().doubleValue();
        for (WarehouseCost warehouse : spend.warehouses()) {
            double share = most == 0 ? 0 : warehouse.billed().doubleValue() / most;
            bar(warehouse.name(), share, SpendWords.exact(warehouse.billed()) + " credits");
            number(SpendWords.exact(warehouse.billed()));
            number(SpendWords.idle(warehouse));
            number(SpendWords.exact(warehouse.cost()));
            html.end();
        }
        Sections.endTable(html);
    }

    private void services(SpendReport spend) {
        if (spend.services().isEmpty()) {
            return;
        }
        html.element("h3", SpendWords.SERVICES).line();
        Sections.table(html, "data", List.of("Service"), List.of("Credits", SpendWords.cost(spend)));
        for (ServiceCost service : spend.services()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("code", service.name())
                    .close();
            number(SpendWords.exact(service.credits()));
            number(SpendWords.exact(service.cost()));
            html.end();
        }
        Sections.endTable(html);
    }

    private void exposures(SpendReport spend) {
        if (spend.exposures().isEmpty()) {
            return;
        }
        html.element("h3", SpendWords.EXPOSURES).line();
        Sections.table(html, "data", List.of("Exposure"), List.of("Nodes", "Credits", SpendWords.cost(spend)));
        for (ExposureCost exposure : spend.exposures()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("code", exposure.name())
                    .close();
            number(Words.digits(exposure.nodes()));
            number(SpendWords.exact(exposure.credits()));
            number(SpendWords.exact(exposure.cost()));
            html.end();
        }
        Sections.endTable(html);
    }

    private void nodes(SpendReport spend) {
        if (spend.nodes().isEmpty()) {
            return;
        }
        html.element("h3", SpendWords.NODES).line();
        html.element("p", SpendWords.attributed(spend)).line();
        Sections.table(
                html,
                "bars",
                List.of("Node", ""),
                List.of("Runs", "Credits", SpendWords.cost(spend), SpendWords.LOADED));
        double most = spend.nodes().get(0).share();
        for (NodeCost node : spend.nodes()) {
            bar(
                    node.name(),
                    most == 0 ? 0 : node.share() / most,
                    Math.round(node.share() * 100) + " % of what queries earned");
            number(Words.digits(node.runs()));
            number(SpendWords.exact(node.credits()));
            number(SpendWords.exact(node.cost()));
            number(SpendWords.exact(node.loaded()));
            html.end();
        }
        Sections.endTable(html);
        html.element("p", SpendWords.further(spend), "class", "meta").line();
    }

    private void savings(SpendReport spend) {
        html.element("h3", SpendWords.SAVINGS).line();
        html.element("p", SpendWords.possible(spend)).line();
        if (spend.savings().isEmpty()) {
            return;
        }
        Sections.table(html, "data", List.of("Finding"), List.of("A month, at most"));
        for (Saving saving : spend.savings()) {
            html.open("tr").open("td").open("a", "href", "#" + saving.anchor());
            html.inline(saving.what()).close();
            if (!saving.plan().isEmpty()) {
                html.words(" ").inline(saving.plan());
            }
            html.close();
            number(SpendWords.about(spend, saving.most()));
            html.end();
        }
        Sections.endTable(html);
    }

    private void bar(String name, double share, String title) {
        html.open("tr").open("th", "scope", "row").element("code", name).close();
        html.open("td", "class", "w");
        Charts.share(html, share, title);
        html.close();
    }

    private void number(String text) {
        html.element("td", text, "class", "r");
    }
}
