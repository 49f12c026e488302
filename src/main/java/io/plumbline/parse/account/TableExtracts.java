package io.plumbline.parse.account;

import io.plumbline.model.account.DirectReads;
import io.plumbline.model.account.OtherScans;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import java.util.List;

/** Extracts about tables and who reads them. */
final class TableExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(StoredTable.EXTRACT, TableExtracts::table),
            new ExtractReader<>(TableReads.EXTRACT, TableExtracts::reads),
            new ExtractReader<>(OtherScans.EXTRACT, TableExtracts::scans),
            new ExtractReader<>(DirectReads.EXTRACT, TableExtracts::direct));

    private TableExtracts() {}

    private static StoredTable table(Row row) {
        return new StoredTable(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.needed("TABLE_TYPE"),
                !row.flag("IS_TRANSIENT"),
                row.flag("IS_ICEBERG"),
                row.neededDay("CREATED"),
                row.day("LAST_ALTERED"),
                row.count("RETENTION_TIME"),
                row.count("ACTIVE_BYTES"),
                row.count("TIME_TRAVEL_BYTES"),
                row.count("FAILSAFE_BYTES"),
                row.at());
    }

    private static TableReads reads(Row row) {
        return new TableReads(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.count("READS"),
                row.day("LAST_READ"),
                row.text("LAST_READER"),
                row.at());
    }

    private static DirectReads direct(Row row) {
        return new DirectReads(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.needed("USER_NAME"),
                row.count("QUERIES"),
                row.count("DAYS"),
                row.amount("CREDITS"),
                row.count("WRITES"),
                row.at());
    }

    private static OtherScans scans(Row row) {
        return new OtherScans(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.count("SCANS"),
                row.day("LAST_SCAN"),
                row.at());
    }
}
