package io.plumbline.catalog;

import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Build;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.Certainty;
import io.plumbline.model.Citation;
import io.plumbline.model.Column;
import io.plumbline.model.Constraint;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Edge;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Model;
import io.plumbline.model.Money;
import io.plumbline.model.NodeRun;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Severity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values with every kind of field in them. */
final class Samples {

    private Samples() {}

    static Location line(String path, int line) {
        return Location.ofLine("shop", path, line);
    }

    /** JSON-like values in an order no sorting would give. */
    static Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("zebra", 1);
        values.put("apple", List.of("x", true, 1.5, Map.of("deep", "est")));
        values.put("none", null);
        values.put("big", 12345678901234L);
        values.put("a", "ü \"quoted\" \\u0000 and \uD83D\uDE00");
        return values;
    }

    static Model model(String name) {
        Location at = line("models/" + name + ".sql", 1);
        Column column = new Column(
                "id",
                "the key",
                "int",
                List.of("pii"),
                values(),
                List.of(new Constraint("check", List.of(), "id > 0", null)),
                at);
        return new Model(
                "model.shop." + name,
                name,
                "shop",
                at,
                new Properties("about", List.of(column), List.of("t"), values(), values(), null, at),
                new Relation(null, "mart", name),
                List.of("shop", name),
                null,
                null,
                "table",
                "protected",
                true,
                List.of(),
                true,
                "sql",
                new RenderedSql("select 1\nfrom x", List.of(1, 1), true));
    }

    static ProjectGraph graph(String source, String root, int models) {
        List<Artifact> artifacts = new ArrayList<>();
        List<Edge> edges = new ArrayList<>();
        for (int i = models; i > 0; i--) {
            artifacts.add(model("m" + i));
            edges.add(new Edge("model.shop.m" + i, "model.shop.m" + (i - 1), Certainty.CONDITIONAL, line("m.sql", i)));
        }
        artifacts.add(new DocBlock("doc.shop.d", "d", "shop", line("d.md", 3), "text"));
        Project project =
                new Project(source, "shop", root, "r1", "snowflake", List.of("dbt_utils"), List.of(), values(), false);
        return new ProjectGraph(
                project,
                artifacts,
                edges,
                List.of(new ProjectGraph.Unresolved(line("m.sql", 2), "ref('x')", "no such model")),
                new Build(
                        List.of(new BuiltTable(
                                "model.shop.m1",
                                "BASE TABLE",
                                "owner",
                                null,
                                List.of(new BuiltTable.BuiltColumn("ID", "NUMBER", null)),
                                12L,
                                null)),
                        List.of(new NodeRun(
                                "model.shop.m1", "success", 1.5, Instant.EPOCH, null, 3L, "01a", "SUCCESS 1")),
                        new ManifestCheck(
                                "target/manifest.json",
                                2,
                                List.of(new ManifestCheck.Difference(
                                        "model.shop.m1", line("m.sql", 1), "tags", "", "t")))));
    }

    static Finding finding(String subject) {
        Citation citation = new Citation(
                "shop",
                "r1",
                new Locator.Lines("models/a.sql", 1, 2),
                "select 1",
                Citation.hash("q"),
                Citation.Level.L3);
        return new Finding(
                Finding.fingerprint("untested-model", subject, ""),
                "untested-model",
                List.of("fct_untested"),
                Area.TESTING,
                Severity.WARNING,
                Finding.Status.NEW,
                subject,
                "data team",
                subject + " has no test",
                line("models/a.sql", 1),
                values(),
                List.of(citation, citation),
                new Money(new BigDecimal("1.50"), new BigDecimal("20"), "credits", "month", "guess"),
                Fix.patch(Fix.Status.UNPROVEN, "--- a\n+++ b", "it was not tried"));
    }
}
