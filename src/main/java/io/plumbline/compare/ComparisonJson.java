package io.plumbline.compare;

import io.plumbline.model.Artifact;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as JSON-like values; docs/diff.md describes them. */
public final class ComparisonJson {

    private ComparisonJson() {}

    /** The changes, in order. */
    public static List<Map<String, @Nullable Object>> of(Comparison comparison) {
        return comparison.changes().stream().map(ComparisonJson::change).toList();
    }

    private static Map<String, @Nullable Object> change(NodeChange change) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        Artifact before = change.before();
        json.put("change", change.kind().word());
        json.put("id", change.node().id());
        json.put("was", before == null || change.kind() != Kind.RENAMED ? null : before.id());
        json.put("kind", change.node().kind());
        json.put("path", change.node().location().path());
        json.put("line", change.node().location().line());
        json.put("traits", change.traits().stream().map(ComparisonJson::trait).toList());
        json.put(
                "columns", change.columns().stream().map(ComparisonJson::column).toList());
        json.put("tests", change.tests().stream().map(ComparisonJson::test).toList());
        json.put(
                "reach",
                Map.of(
                        "models",
                        change.reach().models(),
                        "exposures",
                        change.reach().exposures()));
        return json;
    }

    private static Map<String, @Nullable Object> trait(TraitChange trait) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("name", trait.name());
        json.put("before", trait.before());
        json.put("after", trait.after());
        return json;
    }

    private static Map<String, @Nullable Object> column(ColumnChange column) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("change", column.kind().word());
        json.put("name", column.name());
        json.put("traits", column.traits().stream().map(ComparisonJson::trait).toList());
        return json;
    }

    private static Map<String, @Nullable Object> test(TestChange test) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("change", test.kind().word());
        json.put("test", test.test().label());
        json.put("column", test.test().column());
        json.put("id", test.test().id());
        json.put("traits", test.traits().stream().map(ComparisonJson::trait).toList());
        return json;
    }
}
