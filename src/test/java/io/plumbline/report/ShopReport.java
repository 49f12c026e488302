package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.Author;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import io.plumbline.model.Model;
import io.plumbline.model.Past;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Suppressed;
import io.plumbline.model.WebLink;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report on the invented shop: some forty findings, a history, gaps. */
final class ShopReport {

    static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    private static final String DIFF = """
            --- a/models/marts/fct_orders.sql
            +++ b/models/marts/fct_orders.sql
            @@ -8,7 +8,7 @@
             payments as (

            -    select * from {{ ref('stg_payments') }}
            +    select * from {{ ref('int_payments_by_order') }}

             )
            """;

    private static final ReportInput INPUT = make();

    private final Estate estate;
    private final List<Finding> findings = new ArrayList<>();

    private ShopReport(Estate estate) {
        this.estate = estate;
    }

    static Report report() {
        return ReportBuilder.build(input());
    }

    /** The same one at every call: it cannot be changed. */
    static ReportInput input() {
        return INPUT;
    }

    private static ReportInput make() {
        ShopReport shop = new ShopReport(ShopEstate.read());
        shop.written();
        shop.everywhere();
        shop.pasts();
        List<Finding> open = shop.findings.subList(0, shop.findings.size() - 2);
        List<Finding> fixed = shop.findings.subList(shop.findings.size() - 2, shop.findings.size());
        Map<String, Instant> seen = new LinkedHashMap<>();
        open.stream()
                .filter(f -> f.status() == Finding.Status.OPEN)
                .forEach(f -> seen.put(
                        f.fingerprint(),
                        NIGHT.minus(Duration.ofDays(3 + f.message().length() % 60))));
        return new ReportInput(
                "Shop warehouse",
                "nightly",
                "128",
                NIGHT,
                ZoneId.of("Europe/Berlin"),
                shop.estate,
                List.of(new ReportInput.Origin(
                        "shop",
                        "git",
                        ShopEstate.REVISION,
                        new WebLink("https://git.example.com/shop/dbt/blob/" + ShopEstate.REVISION
                                + "/{path}#L{line}-L{endLine}"))),
                212,
                open,
                fixed,
                seen,
                ShopRules.ALL,
                Map.of(
                        Area.TESTING, 54,
                        Area.MODELING, 81,
                        Area.DOCUMENTATION, 92,
                        Area.STRUCTURE, 88,
                        Area.CORRECTNESS, 95),
                Map.of(
                        Area.TESTING, 57,
                        Area.MODELING, 81,
                        Area.DOCUMENTATION, 90,
                        Area.STRUCTURE, 93,
                        Area.CORRECTNESS, 100),
                history(),
                List.of(new Gap(
                        "`models/legacy/report.sql`",
                        "models/legacy/report.sql:14",
                        "the file has a broken tag"
                                + " `{% endfor` and was left out; its model and its edges are missing")),
                List.of(new Suppressed(
                        "undocumented-model",
                        "model.shop.stg_orders",
                        "`stg_orders` has no description",
                        Location.ofLine("shop", "models/staging/stg_orders.sql", 1),
                        "it mirrors the feed column by column",
                        "data-team",
                        "2027-03-31",
                        Location.ofLine("shop", "models/staging/stg_orders.sql", 1))),
                List.of(changes()),
                61,
                1,
                narrated(open));
    }

    private static Narrated narrated(List<Finding> open) {
        return new Narrated(
                List.of(
                        line("The gravest is of severity error: " + open.get(0).message(), open.get(0)),
                        line("`fct_orders` is read by 2 models and exposures.", open.get(0))),
                List.of(line("`stg_orders` has 4 findings of 3 rules.", open.get(1))),
                List.of(
                        step(open, open.get(0).message() + ". With a proven fix."),
                        step(
                                open.subList(1, open.size()),
                                "2 findings; begin with this: " + open.get(1).message())),
                "none");
    }

    private static Narrated.Line step(List<Finding> findings, String text) {
        Finding first = findings.get(0);
        List<Citation> citations = new ArrayList<>(first.citations().subList(0, 1));
        String result = "findings: " + text;
        citations.add(new Citation(
                "shop",
                ShopEstate.REVISION,
                new Locator.Query("findings rule " + first.rule()),
                result,
                Citation.hash(result),
                Citation.Level.L4));
        return new Narrated.Line(text, citations);
    }

    private static Narrated.Line line(String text, Finding finding) {
        return new Narrated.Line(text, finding.citations());
    }

    private static ProjectChange changes() {
        return new ProjectChange(
                "shop",
                "",
                "5e0b7c9a4d2f81367ab0c9d8e7f6a5b4c3d2e1f0",
                ShopEstate.REVISION,
                "2 models changed, 1 model renamed",
                List.of(
                        new ProjectChange.Item(
                                "~ model fct_orders  models/marts/fct_orders.sql",
                                List.of("sql changed", "columns +net_amount", "read by 2 models, 1 exposure")),
                        new ProjectChange.Item(
                                "> model sessions \u2192 fct_sessions  models/marts/fct_sessions.sql", List.of()),
                        new ProjectChange.Item(
                                "~ model stg_orders  models/staging/stg_orders.sql",
                                List.of("tests -unique(order_id)"))),
                2,
                List.of());
    }

    private static List<Report.RunPoint> history() {
        int[] open = {61, 61, 58, 58, 52, 47, 47, 49, 44, 41, 41, 40};
        List<Report.RunPoint> runs = new ArrayList<>();
        for (int i = 0; i < open.length; i++) {
            runs.add(new Report.RunPoint(NIGHT.minus(Duration.ofDays(open.length - i)), open[i], 74 + i / 2));
        }
        return runs;
    }

    private void written() {
        add(
                "fan-out-join",
                "models/marts/fct_orders.sql",
                "left join payments",
                2,
                "`fct_orders` joins `stg_payments` on `order_id`, which is not unique there, and `mart_revenue_daily` sums"
                        + " the result",
                Finding.Status.NEW,
                "finance",
                Map.of(),
                Fix.patch(Fix.Status.PROVEN, DIFF, ""));
        add(
                "hard-coded-reference",
                "models/marts/dim_products.sql",
                "from raw.shop.product_overrides",
                1,
                "`dim_products` reads `raw.shop.product_overrides` directly; no source declares it",
                Finding.Status.NEW,
                "catalogue",
                facts("relation", "raw.shop.product_overrides", "declared", false),
                null);
        add(
                "direct-join-to-source",
                "models/intermediate/int_orders_enriched.sql",
                "left join {{ source('shop', 'coupons') }}",
                2,
                "`int_orders_enriched` joins the source `shop.coupons` with `stg_orders` and `int_payments_by_order`",
                Finding.Status.OPEN,
                "",
                facts("source", "shop.coupons", "models_joined", 2),
                null);
        add(
                "staging-on-staging",
                "models/staging/stg_shipments.sql",
                "left join {{ ref('stg_orders') }}",
                2,
                "`stg_shipments` reads `stg_orders`, both are staging",
                Finding.Status.OPEN,
                "logistics",
                Map.of(),
                null);
        add(
                "root-model",
                "models/marts/mart_targets.sql",
                "select '2026-01-01'",
                3,
                "`mart_targets` reads nothing; its 2 rows are written in the file",
                Finding.Status.OPEN,
                "finance",
                facts("rows", 2),
                null);
        for (String table : List.of("orders", "customers", "payments", "products", "shipments", "coupons")) {
            add(
                    "source-without-freshness",
                    "models/staging/sources.yml",
                    "- name: " + table,
                    1,
                    "`shop." + table + "` has no freshness threshold",
                    Finding.Status.OPEN,
                    "platform",
                    Map.of(),
                    null);
        }
    }

    /** Two findings into whose past somebody looked: a declared owner, and one by the history. */
    private void pasts() {
        past("fan-out-join", "finance", "owner of its group finance", "2026-08-14T10:20:00Z");
        past("direct-join-to-source", "Ada Byron", "wrote 61 of 80 lines (76 %)", "2025-11-02T16:05:00Z");
    }

    private void past(String rule, String owner, String because, String at) {
        Author ada = new Author("Ada Byron", "ada@shop.example");
        FileHistory.Touch lines =
                new FileHistory.Touch("3b7d0c5e91a2f48867de10b3c4a95f2e7718d6c0", Instant.parse(at), ada);
        findings.replaceAll(
                finding -> finding.rule().equals(rule) ? finding.with(owner, new Past(because, lines)) : finding);
    }

    private void everywhere() {
        estate.models().forEach(model -> {
            String path = model.location().path();
            if (!model.name().equals("dim_customers")) {
                boolean added = model.name().equals("fct_sessions");
                add(
                        "untested-model",
                        path,
                        "",
                        0,
                        "`" + model.name() + "` has no test that its rows are unique",
                        added ? Finding.Status.NEW : Finding.Status.OPEN,
                        owner(model),
                        facts(
                                "tests",
                                0,
                                "children",
                                estate.children(model.id()).size()),
                        null);
            }
        });
        estate.models()
                .filter(m -> !m.name().startsWith("fct_orders"))
                .limit(16)
                .forEach(model -> add(
                        "undocumented-model",
                        model.location().path(),
                        "",
                        0,
                        "`" + model.name() + "` has no description",
                        Finding.Status.OPEN,
                        owner(model),
                        Map.of(),
                        null));
    }

    private static String owner(Model model) {
        return model.name().startsWith("mart_") ? "finance" : model.name().startsWith("stg_") ? "platform" : "";
    }

    private static Map<String, Object> facts(Object... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(pairs[i].toString(), pairs[i + 1]);
        }
        return facts;
    }

    private void add(
            String rule,
            String path,
            String needle,
            int lines,
            String message,
            Finding.Status status,
            String owner,
            Map<String, Object> facts,
            @Nullable Fix fix) {
        RuleInfo info = ShopRules.ALL.stream()
                .filter(r -> r.id().equals(rule))
                .findFirst()
                .orElseThrow();
        List<String> text = estate.file("shop", path).orElseThrow().lines();
        int line = 1;
        while (!needle.isEmpty() && !text.get(line - 1).contains(needle)) {
            line++;
        }
        Location at = new Location("shop", path, line, lines == 0 ? text.size() : line + lines - 1);
        Citation citation = estate.cite(at).at(Citation.Level.L3);
        String subject = path.endsWith(".sql") ? ShopEstate.id(path) : "source.shop.shop." + needle.substring(8);
        findings.add(new Finding(
                Finding.fingerprint(rule, subject, needle),
                rule,
                info.aliases(),
                info.area(),
                info.severity(),
                status,
                subject,
                owner,
                message,
                at,
                facts,
                List.of(citation),
                null,
                fix));
    }
}
