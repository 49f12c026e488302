package io.plumbline.report;

import io.plumbline.model.Artifact;
import io.plumbline.model.Build;
import io.plumbline.model.Certainty;
import io.plumbline.model.Document;
import io.plumbline.model.Edge;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Model;
import io.plumbline.model.Owner;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.Source;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An invented shop's dbt project, read from {@code report/shop.txt} well enough to have a graph and text to cite. */
final class ShopEstate {

    static final String REVISION = "9f2c41d07ab35e6688d1c0f7e4b2a95d3c8e1f60";

    private static final Pattern REF = Pattern.compile("ref\\('(\\w+)'\\)");
    private static final Pattern SOURCE = Pattern.compile("source\\('(\\w+)', '(\\w+)'\\)");

    private final Map<String, String> texts;
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    private ShopEstate(Map<String, String> texts) {
        this.texts = texts;
    }

    static Estate read() {
        return of(files(), List.of(ShopHistory.of(files())));
    }

    static Estate of(Map<String, String> texts) {
        return of(texts, List.of());
    }

    static Estate of(Map<String, String> texts, List<RepositoryHistory> histories) {
        ShopEstate shop = new ShopEstate(texts);
        texts.forEach(shop::file);
        return shop.estate(histories);
    }

    static Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        try (InputStream in = ShopEstate.class.getResourceAsStream("/report/shop.txt")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (String part : all.substring(4).split("\n=== ")) {
                int end = part.indexOf('\n');
                files.put(part.substring(0, end), part.substring(end + 1));
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return files;
    }

    static String id(String path) {
        return "model.shop." + path.replaceAll(".*/|\\.sql$", "");
    }

    private void file(String path, String text) {
        Location whole =
                new Location("shop", path, 1, Math.max(1, (int) text.lines().count()));
        if (path.endsWith(".sql")) {
            model(path, text, whole);
        } else if (path.endsWith("sources.yml")) {
            source("shop", "orders", "customers", "payments", "products", "shipments", "coupons");
            source("web", "events");
        } else if (path.endsWith("marts.yml")) {
            exposure("finance_dashboard", whole, "mart_revenue_daily", "mart_attribution");
            exposure("churn_model", whole, "mart_customer_ltv");
        }
    }

    private void model(String path, String text, Location whole) {
        String id = id(path);
        String name = id.substring(11);
        artifacts.add(new Model(
                id,
                name,
                "shop",
                whole,
                Properties.none(),
                new Relation(null, null, name),
                List.of("shop", name),
                null,
                null,
                text.contains("materialized='table'") ? "table" : "view",
                "protected",
                false,
                List.of(),
                true,
                "sql",
                null));
        Matcher ref = REF.matcher(text);
        while (ref.find()) {
            edges.add(new Edge("model.shop." + ref.group(1), id, Certainty.CERTAIN, whole));
        }
        Matcher source = SOURCE.matcher(text);
        while (source.find()) {
            String from = "source.shop." + source.group(1) + "." + source.group(2);
            edges.add(new Edge(from, id, Certainty.CERTAIN, whole));
        }
    }

    private void source(String name, String... tables) {
        Location at = Location.ofLine("shop", "models/staging/sources.yml", 4);
        for (String table : tables) {
            artifacts.add(new Source(
                    "source.shop." + name + "." + table,
                    table,
                    "shop",
                    at,
                    Properties.none(),
                    new Relation("raw", name, table),
                    name,
                    "",
                    at,
                    null,
                    null,
                    false,
                    true));
        }
    }

    private void exposure(String name, Location at, String... reads) {
        String id = "exposure.shop." + name;
        artifacts.add(new Exposure(
                id,
                name,
                "shop",
                at,
                "",
                "dashboard",
                new Owner("Finance", null),
                null,
                null,
                List.of(),
                Map.of(),
                true));
        for (String model : reads) {
            edges.add(new Edge("model.shop." + model, id, Certainty.CERTAIN, at));
        }
    }

    private Estate estate(List<RepositoryHistory> histories) {
        Project project = new Project(
                "shop", "shop", "", REVISION, "snowflake", List.of(), List.of("dbt_utils"), Map.of(), false);
        List<SourceFile> files = texts.entrySet().stream()
                .map(e -> new SourceFile("shop", REVISION, e.getKey(), "0".repeat(40), e.getValue()))
                .toList();
        Document runbook = new Document(
                "document.shop.docs/runbook.md",
                "Runbook",
                "shop",
                Location.ofLine("shop", "docs/runbook.md", 1),
                "text/markdown");
        List<Gap> gaps = List.of(
                new Gap(
                        "package `dbt_utils`",
                        "packages.yml:3",
                        "is declared and its files were not there; tests that use its macros were not read"),
                new Gap(
                        "`ref(var('orders_model'))`",
                        "models/marts/mart_targets.sql:1",
                        "the name is made at run time; one edge may be missing"));
        return new Estate(
                List.of(new ProjectGraph(project, artifacts, edges, List.of(), build())),
                List.of(runbook),
                files,
                histories,
                gaps);
    }

    private static Build build() {
        Location mart = Location.ofLine("shop", "models/marts/fct_orders.sql", 1);
        ManifestCheck check = new ManifestCheck(
                "target/manifest.json",
                24,
                List.of(
                        new ManifestCheck.Difference(
                                "model.shop.fct_orders", mart, "materialized", "incremental", "table"),
                        new ManifestCheck.Difference("model.shop.old_orders", mart, "node", "", "known")));
        return new Build(List.of(), List.of(), check);
    }
}
