package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.QueryLimits;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** An analysis as lines for a person who has to decide, the exact SQL among them. */
public final class AnalysisText {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnalysisText() {}

    /** One line of a list. */
    public static String line(AnalysisRecord analysis) {
        return "%-24s  %-9s  %-12s  %s"
                .formatted(
                        analysis.id(),
                        analysis.state(),
                        analysis.requester(),
                        analysis.because().lines().findFirst().orElse(""));
    }

    public static List<String> of(AnalysisRecord analysis, List<LedgerEntry> story) {
        List<String> lines = new ArrayList<>();
        lines.add("analysis  " + analysis.id() + "  " + analysis.state());
        lines.add("because   " + analysis.because().replace("\n", "\n          "));
        lines.add("target    " + target(AnalysisJson.target(analysis)));
        QueryLimits limits = Limits.parse(analysis.limits());
        lines.add("limits    %d rows, %s, %d s%s"
                .formatted(
                        limits.rows(),
                        bytes(limits.bytes()),
                        limits.seconds(),
                        limits.tables().isEmpty() ? "" : ", tables of " + String.join(", ", limits.tables())));
        lines.add("hash      " + analysis.hash());
        String plan = analysis.plan();
        if (plan != null) {
            plan(JSON.readValue(plan, Plan.class), lines);
        }
        lines.add("sql");
        analysis.sql().lines().forEach(line -> lines.add("    " + line));
        lines.add("ledger");
        story.forEach(entry -> lines.add("    %d  %s  %s".formatted(entry.seq(), entry.at(), Story.of(entry))));
        String outcome = analysis.outcome();
        if (outcome != null) {
            String report = JSON.readTree(outcome).path("report").asString("");
            if (!report.isEmpty()) {
                lines.add("report    " + report + "/index.html");
            }
        }
        if (analysis.state() == AnalysisState.PLANNED) {
            lines.add("next      plumbline analyses approve " + analysis.id() + " --hash "
                    + analysis.hash().substring(0, AnalysisDesk.SHORTEST_HASH));
        } else if (analysis.state() == AnalysisState.APPROVED) {
            lines.add("next      plumbline analyses run " + analysis.id());
        }
        return lines;
    }

    private static String target(Map<String, String> target) {
        return "%s: account %s%s%s"
                .formatted(
                        target.get("source"),
                        target.get("account"),
                        target.containsKey("role") ? ", role " + target.get("role") : "",
                        target.containsKey("warehouse") ? ", warehouse " + target.get("warehouse") : "");
    }

    private static void plan(Plan plan, List<String> lines) {
        lines.add("guard     " + plan.guard());
        if (!plan.guard().equals("accept")) {
            return;
        }
        lines.add("reads     " + (plan.tables().isEmpty() ? "no table" : String.join(", ", plan.tables())));
        lines.add("personal  "
                + (plan.personal().isEmpty() ? "no column by its name" : String.join(", ", plan.personal())));
        plan.remarks().forEach(remark -> lines.add("remark    " + remark));
        lines.add("cost      " + planner(plan.planner()));
        Plan.History history = plan.history();
        if (history != null) {
            lines.add("          " + history(history));
        }
        plan.unknown().forEach(why -> lines.add("unknown   " + why));
    }

    private static String planner(Plan.@Nullable Planner planner) {
        return planner == null
                ? "the planner was not asked"
                : "planner: %d of %d partitions, %s"
                        .formatted(planner.partitions(), planner.partitionsTotal(), bytes(planner.bytes()));
    }

    private static String history(Plan.History history) {
        String like = history.alike().equals("statement")
                ? "the same statement but for literals"
                : "statements on the same tables";
        return "history: %s ran %d times from %s until %s, for %s to %s credits each%s"
                .formatted(
                        like,
                        history.runs(),
                        history.from(),
                        history.until(),
                        history.low().stripTrailingZeros().toPlainString(),
                        history.high().stripTrailingZeros().toPlainString(),
                        history.price().isEmpty() ? "" : " at " + history.price());
    }

    private static String bytes(long bytes) {
        return bytes < 1 << 20
                ? bytes + " bytes"
                : BigDecimal.valueOf(bytes)
                                .divide(BigDecimal.valueOf(1 << 20), 1, RoundingMode.HALF_UP)
                                .stripTrailingZeros()
                                .toPlainString()
                        + " MiB";
    }
}
