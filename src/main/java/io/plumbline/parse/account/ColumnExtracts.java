package io.plumbline.parse.account;

import io.plumbline.model.account.ColumnReads;
import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import io.plumbline.model.account.ViewText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Extracts about columns. */
final class ColumnExtracts {

    private static final Set<String> WHOLE = Set.of(
            "ARRAY",
            "BINARY",
            "BOOLEAN",
            "DATE",
            "FLOAT",
            "GEOGRAPHY",
            "GEOMETRY",
            "OBJECT",
            "TIME",
            "TIMESTAMP_LTZ",
            "TIMESTAMP_NTZ",
            "TIMESTAMP_TZ",
            "VARIANT");

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(TableColumn.EXTRACT, ColumnExtracts::column),
            new ExtractReader<>(ColumnReads.EXTRACT, ColumnExtracts::reads),
            new ExtractReader<>(ViewText.EXTRACT, ColumnExtracts::view),
            new ExtractReader<>(MaskedColumn.EXTRACT, ColumnExtracts::masked));

    private static final Pattern PART = Pattern.compile("(?:\"[^\"]*\")+|[^.\"]+");

    private ColumnExtracts() {}

    private static TableColumn column(Row row) {
        return new TableColumn(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.needed("TABLE_TYPE"),
                row.needed("COLUMN_NAME"),
                type(row),
                row.at());
    }

    /** A name as ACCESS_HISTORY writes it, {@code DB.SCHEMA."A.b"}; of a stage or function the rest is empty. */
    private static ColumnReads reads(Row row) {
        List<String> name = new ArrayList<>();
        Matcher part = PART.matcher(row.needed("NAME"));
        while (part.find()) {
            String text = part.group();
            name.add(
                    text.startsWith("\"") ? text.substring(1, text.length() - 1).replace("\"\"", "\"") : text);
        }
        name.addAll(List.of("", "", ""));
        return new ColumnReads(
                name.get(0),
                name.get(1),
                name.get(2),
                row.count("READS"),
                Set.copyOf(List.of(row.text("COLUMNS").split(", "))),
                row.at());
    }

    private static ViewText view(Row row) {
        return new ViewText(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.text("VIEW_DEFINITION"),
                row.at());
    }

    /** Of a type that is not told whole, as that of vectors, nothing is told. */
    private static String type(Row row) {
        String name = row.text("DATA_TYPE").toUpperCase(Locale.ROOT);
        String precision = row.text("NUMERIC_PRECISION");
        String scale = row.text("NUMERIC_SCALE");
        return switch (name) {
            case "TEXT" -> "varchar";
            case "NUMBER" -> precision.isEmpty() || scale.isEmpty() ? "" : "number(" + precision + ", " + scale + ")";
            default -> WHOLE.contains(name) ? name.toLowerCase(Locale.ROOT) : "";
        };
    }

    private static List<String> policy(Row row) {
        List<String> parts = List.of(row.text("POLICY_DB"), row.text("POLICY_SCHEMA"), row.text("POLICY_NAME"));
        return parts.contains("") ? List.of() : parts;
    }

    private static MaskedColumn masked(Row row) {
        return new MaskedColumn(
                row.text("REF_DATABASE_NAME"),
                row.text("REF_SCHEMA_NAME"),
                row.text("REF_ENTITY_NAME"),
                row.text("REF_COLUMN_NAME"),
                row.text("TAG_NAME"),
                policy(row),
                row.at());
    }
}
