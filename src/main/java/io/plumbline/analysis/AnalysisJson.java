package io.plumbline.analysis;

import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.LedgerEntry;
import io.plumbline.crawl.QueryLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An analysis as JSON; docs/schema/analysis.schema.json describes it. */
public final class AnalysisJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private AnalysisJson() {}

    /** One line. */
    public static String of(AnalysisRecord analysis, List<LedgerEntry> story) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("format", 1);
        json.put("id", analysis.id());
        json.put("state", analysis.state().name());
        json.put("hash", analysis.hash());
        json.put("requester", analysis.requester());
        json.put("requestedAt", analysis.requestedAt().toString());
        json.put("because", analysis.because());
        json.put("target", target(analysis));
        json.put("limits", limits(Limits.parse(analysis.limits())));
        json.put("sql", analysis.sql());
        Instant expires = analysis.expires();
        json.put("expires", expires == null ? null : expires.toString());
        json.put("plan", tree(analysis.plan()));
        json.put("outcome", tree(analysis.outcome()));
        json.put("ledger", story.stream().map(AnalysisJson::of).toList());
        return JSON.writeValueAsString(json);
    }

    /** Where it goes, by name; empty values are left out. */
    public static Map<String, String> target(AnalysisRecord analysis) {
        Map<String, String> target = new LinkedHashMap<>();
        for (String line : new ArrayList<>(analysis.target().lines().toList())) {
            String[] part = line.split("=", 2);
            if (part.length == 2 && !part[1].isEmpty()) {
                target.put(part[0], part[1]);
            }
        }
        return target;
    }

    private static Map<String, Object> limits(QueryLimits limits) {
        return Map.of(
                "rows", limits.rows(), "bytes", limits.bytes(), "seconds", limits.seconds(), "tables", limits.tables());
    }

    private static @Nullable JsonNode tree(@Nullable String json) {
        return json == null ? null : JSON.readTree(json);
    }

    private static Map<String, Object> of(LedgerEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seq", entry.seq());
        json.put("at", entry.at().toString());
        json.put("event", entry.event());
        json.put("actor", entry.actor());
        json.put("proof", entry.proof());
        json.put("hash", entry.hash());
        return json;
    }
}
