package io.plumbline.report;

import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.RuleInfo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A warehouse of a thousand models with findings of five rules each, every excerpt different. */
final class LargeReport {

    private LargeReport() {}

    static Report report(int findings) {
        return ReportBuilder.build(input(findings));
    }

    static ReportInput input(int count) {
        int models = Math.max(1, count / 5);
        Map<String, String> files = new LinkedHashMap<>();
        for (int i = 0; i < models; i++) {
            StringBuilder sql = new StringBuilder("select\n");
            for (int c = 0; c < 30; c++) {
                sql.append("    coalesce(orders.column_")
                        .append(c)
                        .append(", 0) as column_")
                        .append(i + c)
                        .append(",\n");
            }
            sql.append("    1 as one\nfrom {{ ref('orders_").append(i / 3).append("') }} as orders\n");
            sql.append("left join {{ ref('orders_").append(i / 2).append("') }} as more\n    on orders.id = more.id\n");
            files.put("models/marts/area_" + i % 20 + "/orders_" + i + ".sql", sql.toString());
        }
        Estate estate = ShopEstate.of(files);
        List<Finding> findings = new ArrayList<>();
        estate.models().forEach(model -> {
            for (int r = 0; r < 5; r++) {
                RuleInfo rule = ShopRules.ALL.get(r);
                Location at = new Location("shop", model.location().path(), 3 + 5 * r, 4 + 5 * r);
                findings.add(new Finding(
                        Finding.fingerprint(rule.id(), model.id(), ""),
                        rule.id(),
                        List.of(),
                        rule.area(),
                        rule.severity(),
                        Finding.Status.OPEN,
                        model.id(),
                        "team " + model.name().length(),
                        "`" + model.name() + "` multiplies the rows of `orders` in columns " + r + " and following",
                        at,
                        Map.of("columns", 31, "rule", r),
                        List.of(estate.cite(at).at(Citation.Level.L3)),
                        null,
                        null));
            }
        });
        ReportInput in = ShopReport.input();
        return Inputs.with(in, estate, findings, List.of(), in.history());
    }
}
