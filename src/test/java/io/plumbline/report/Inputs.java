package io.plumbline.report;

import io.plumbline.model.Author;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variations of the shop's input. */
final class Inputs {

    private Inputs() {}

    static ReportInput with(ReportInput in, List<Finding> findings) {
        return with(in, in.estate(), findings, in.fixed(), in.history());
    }

    static ReportInput with(
            ReportInput in, Estate estate, List<Finding> findings, List<Finding> fixed, List<Report.RunPoint> history) {
        return with(in, estate, findings, fixed, history, in.rules(), in.projectChanges());
    }

    static ReportInput changed(ReportInput in, List<ProjectChange> changes) {
        return with(in, in.estate(), in.findings(), in.fixed(), in.history(), in.rules(), changes);
    }

    /** Another estate with what these rules found in it. */
    static ReportInput found(ReportInput in, Estate estate, List<RuleInfo> rules, List<Finding> findings) {
        return with(in, estate, findings, List.of(), List.of(), rules, in.projectChanges());
    }

    private static ReportInput with(
            ReportInput in,
            Estate estate,
            List<Finding> findings,
            List<Finding> fixed,
            List<Report.RunPoint> history,
            List<RuleInfo> rules,
            List<ProjectChange> changes) {
        return new ReportInput(
                in.title(),
                in.job(),
                in.run(),
                in.generated(),
                in.zone(),
                estate,
                in.origins(),
                in.chunks(),
                findings,
                fixed,
                in.firstSeen(),
                rules,
                in.scores(),
                in.previousScores(),
                history,
                in.gaps(),
                in.suppressed(),
                changes,
                in.checked(),
                in.dropped(),
                in.narrated());
    }

    /** One finding per message, each of its own rule, all on the shop's orders. */
    static ReportInput withMessages(List<String> messages) {
        ReportInput in = ShopReport.input();
        List<Finding> findings = new ArrayList<>();
        for (String message : messages) {
            findings.add(finding(in.estate(), "rule-" + findings.size(), message, "owner"));
        }
        return with(in, findings);
    }

    static Finding finding(Estate estate, String rule, String message, String owner) {
        Location at = new Location("shop", "models/marts/fct_orders.sql", 23, 24);
        Finding any = ShopReport.input().findings().get(0);
        return new Finding(
                Finding.fingerprint(rule, "model.shop.fct_orders", message),
                rule,
                List.of(),
                any.area(),
                any.severity(),
                Finding.Status.NEW,
                "model.shop.fct_orders",
                owner,
                message,
                at,
                Map.of(),
                List.of(estate.cite(at).at(Citation.Level.L3)),
                null,
                null);
    }

    /** The model and its file are long and of one who left, so that every table of the repository shows their names. */
    private static RepositoryHistory history(String path, String name) {
        Author author = new Author(name, "gone@shop.example");
        return ShopHistory.of(List.of(ShopHistory.file(path, 3, null, ShopHistory.share(author, 1_200))));
    }

    /** A project whose one model has this name and text, and a finding on every line of it. */
    static ReportInput hostile(String name, String text) {
        Map<String, String> files = new LinkedHashMap<>();
        String path = "models/" + name.replace('/', '_') + ".sql";
        files.put(path, text);
        Estate estate = ShopEstate.of(files, List.of(history(path, name)));
        Location at =
                new Location("shop", path, 1, Math.max(1, (int) text.lines().count()));
        Citation citation = estate.cite(at).at(Citation.Level.L3);
        Finding any = ShopReport.input().findings().get(1);
        Finding finding = new Finding(
                Finding.fingerprint(any.rule(), name, ""),
                any.rule(),
                List.of(name),
                any.area(),
                any.severity(),
                Finding.Status.NEW,
                ShopEstate.id(path),
                name,
                name + " is wrong: `" + name.replace('`', '\'') + "` " + name,
                at,
                Map.of("name", name, "list", List.of(name, 1)),
                List.of(citation),
                null,
                any.fix());
        return with(
                ShopReport.input(),
                estate,
                List.of(finding),
                List.of(finding),
                ShopReport.input().history());
    }
}
