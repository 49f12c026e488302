package io.plumbline.own;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The fields that expressions know of each kind of thing, so that a misspelt one is found when the rule is read. What fills
 * them is in {@link Facts}.
 */
enum Shape {
    OWNER("Owner", text("name", "email")),
    ARGUMENT("Argument", text("name", "type", "description")),
    TEST(
            "Test",
            text("id", "name", "package", "path", "description", "test", "column", "severity"),
            flag("singular"),
            map("arguments", "config")),
    COLUMN(
            "Column",
            text("name", "description", "type"),
            texts("tags", "constraints"),
            map("meta"),
            many("tests", "Test"),
            one("node", "Node")),
    NODE(
            "Node",
            text("id", "kind", "name", "package", "path", "description", "materialized", "access", "group", "text"),
            texts("tags"),
            map("meta", "config")),
    MODEL("Model", NODE, built(), text("language", "version"), flag("contract")),
    SOURCE("Source", NODE, built(), text("source", "loader", "loaded_at_field"), flag("freshness")),
    SEED("Seed", NODE, built()),
    SNAPSHOT("Snapshot", NODE, built()),
    EXPOSURE(
            "Exposure",
            text("id", "name", "package", "path", "description", "type", "maturity", "url"),
            texts("tags"),
            map("meta"),
            one("owner", "Owner"),
            many("parents", "Node")),
    MACRO(
            "Macro",
            text("id", "name", "package", "path", "description"),
            texts("parameters", "calls"),
            many("arguments", "Argument"));

    private final String type;
    private final ImmutableMap<String, CelType> fields;

    @SafeVarargs
    Shape(String type, Map<String, CelType>... parts) {
        this.type = type;
        this.fields = joined(parts);
    }

    @SafeVarargs
    Shape(String type, Shape base, Map<String, CelType>... parts) {
        this.type = type;
        this.fields = ImmutableMap.<String, CelType>builder()
                .putAll(joined(parts))
                .putAll(base.fields)
                .build();
    }

    @SafeVarargs
    private static ImmutableMap<String, CelType> joined(Map<String, CelType>... parts) {
        ImmutableMap.Builder<String, CelType> fields = ImmutableMap.builder();
        Stream.of(parts).forEach(fields::putAll);
        return fields.build();
    }

    /** Its name in messages of the compiler: {@code Model}. */
    String type() {
        return type;
    }

    /** Field to its type, in the order of the documentation. */
    Map<String, CelType> fields() {
        return fields;
    }

    CelType reference() {
        return StructTypeReference.create(type);
    }

    StructType struct() {
        return StructType.create(
                type, ImmutableSet.copyOf(fields.keySet()), name -> Optional.ofNullable(fields.get(name)));
    }

    static Optional<Shape> of(String type) {
        return Stream.of(values()).filter(shape -> shape.type.equals(type)).findFirst();
    }

    private static Map<String, CelType> built() {
        Map<String, CelType> fields = text("database", "schema", "alias");
        fields.putAll(many("columns", "Column"));
        fields.putAll(many("tests", "Test"));
        fields.putAll(many("parents", "Node"));
        fields.putAll(many("children", "Node"));
        return fields;
    }

    private static Map<String, CelType> all(CelType type, String... names) {
        Map<String, CelType> fields = new LinkedHashMap<>();
        Stream.of(names).forEach(name -> fields.put(name, type));
        return fields;
    }

    private static Map<String, CelType> text(String... names) {
        return all(SimpleType.STRING, names);
    }

    private static Map<String, CelType> flag(String... names) {
        return all(SimpleType.BOOL, names);
    }

    private static Map<String, CelType> texts(String... names) {
        return all(ListType.create(SimpleType.STRING), names);
    }

    private static Map<String, CelType> map(String... names) {
        return all(MapType.create(SimpleType.STRING, SimpleType.DYN), names);
    }

    private static Map<String, CelType> many(String name, String type) {
        return all(ListType.create(StructTypeReference.create(type)), name);
    }

    private static Map<String, CelType> one(String name, String type) {
        return all(StructTypeReference.create(type), name);
    }
}
