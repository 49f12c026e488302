package io.plumbline.parse.account;

import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import java.util.List;

/** Extracts about columns. */
final class ColumnExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(TableColumn.EXTRACT, ColumnExtracts::column),
            new ExtractReader<>(MaskedColumn.EXTRACT, ColumnExtracts::masked));

    private ColumnExtracts() {}

    private static TableColumn column(Row row) {
        return new TableColumn(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.needed("TABLE_TYPE"),
                row.needed("COLUMN_NAME"),
                row.at());
    }

    private static MaskedColumn masked(Row row) {
        return new MaskedColumn(
                row.text("REF_DATABASE_NAME"),
                row.text("REF_SCHEMA_NAME"),
                row.text("REF_ENTITY_NAME"),
                row.text("REF_COLUMN_NAME"),
                row.text("TAG_NAME"),
                row.at());
    }
}
