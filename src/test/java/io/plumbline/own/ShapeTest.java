package io.plumbline.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import io.plumbline.model.Estate;
import io.plumbline.model.TextTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What expressions may name, what is there, and what the documentation says are the same. */
class ShapeTest {

    private static final Estate ESTATE = estate(Map.of(
            "dbt_project.yml", "name: shop\n",
            "models/orders.sql", "select id from {{ source('raw', 'orders') }}",
            "models/_models.yml", """
                    models:
                      - name: orders
                        columns: [{name: id, tests: [unique]}]
                    sources:
                      - name: raw
                        tables: [{name: orders}]
                    exposures:
                      - name: board
                        type: dashboard
                        owner: {name: Ann}
                        depends_on: [ref('orders')]
                    """,
            "seeds/codes.csv", "id\n1\n",
            "snapshots/s.sql", """
                    {% snapshot kept %}{{ config(unique_key='id', strategy='check', check_cols='all') }}
                    select * from {{ ref('orders') }}{% endsnapshot %}
                    """,
            "macros/m.sql", "{% macro cents(a) %}{{ a }} / 100{% endmacro %}",
            "macros/_m.yml", "macros: [{name: cents, arguments: [{name: a, type: number}]}]\n"));

    private static Estate estate(Map<String, String> files) {
        TextTree tree = new TextTree("shop", files);
        return new Estate(
                List.of(new DbtReader().read(tree, "", DbtSettings.defaults())), List.of(), List.of(), List.of());
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindHasExactlyTheFieldsItIsSaidToHave(Kind kind) {
        Facts facts = new Facts(ESTATE);
        List<Subject> subjects = kind.in(ESTATE).toList();

        assertThat(subjects).isNotEmpty();
        for (Subject subject : subjects) {
            holds(kind.shape(), facts.of(subject));
        }
    }

    private static void holds(Shape shape, Map<?, ?> facts) {
        assertThat(facts.keySet()).isEqualTo(shape.fields().keySet());
        shape.fields().forEach((name, type) -> nested(type).ifPresent(inner -> {
            Object value = facts.get(name);
            Stream.of(value instanceof List<?> list ? list.toArray() : new Object[] {value})
                    .forEach(one -> holds(inner, (Map<?, ?>) one));
        }));
    }

    private static java.util.Optional<Shape> nested(CelType type) {
        return Shape.of(type instanceof ListType list ? list.elemType().name() : type.name());
    }

    @Test
    void theDocumentationListsEveryField() throws IOException {
        List<String> table = new ArrayList<>(List.of("| | fields |", "|---|---|"));
        for (Shape shape : Shape.values()) {
            Set<String> base = Shape.NODE.fields().keySet();
            boolean node = shape != Shape.NODE && shape.fields().keySet().containsAll(base);
            String fields = shape.fields().entrySet().stream()
                    .filter(field -> !node || !base.contains(field.getKey()))
                    .map(field -> "`" + field.getKey() + "`" + words(field.getValue()))
                    .collect(Collectors.joining(", "));
            table.add("| " + shape.type() + " | " + (node ? "those of Node, " : "") + fields + " |");
        }
        String expected = "<!-- fields: generated -->\n" + String.join("\n", table) + "\n<!-- end of fields -->";

        assertThat(Files.readString(Path.of("docs/own-rules.md")))
                .as("paste this into docs/own-rules.md:\n" + expected)
                .contains(expected);
    }

    private static String words(CelType type) {
        if (type instanceof MapType) {
            return " (mapping)";
        }
        if (type instanceof ListType list) {
            return list.elemType().name().equals("string")
                    ? " (texts)"
                    : " (list of " + list.elemType().name() + ")";
        }
        return type.name().equals("string")
                ? ""
                : type.name().equals("bool") ? " (true or false)" : " (" + type.name() + ")";
    }
}
