package io.plumbline.parse.account;

import io.plumbline.model.account.QueryGroup;
import java.util.List;

/** Extracts about queries. */
final class QueryExtracts {

    static final List<ExtractReader<?>> ALL = List.of(new ExtractReader<>(QueryGroup.EXTRACT, QueryExtracts::query));

    private QueryExtracts() {}

    private static QueryGroup query(Row row) {
        return new QueryGroup(
                row.needed("QUERY_PARAMETERIZED_HASH"),
                DbtMark.node(row.text("QUERY_TEXT"), row.text("QUERY_TAG")),
                row.text("WAREHOUSE_NAME"),
                row.text("USER_NAME"),
                row.day("FIRST_DAY"),
                row.count("RUNS"),
                row.count("FAILED"),
                row.amount("CREDITS"),
                row.count("BYTES_SPILLED_TO_REMOTE_STORAGE"),
                row.count("PARTITIONS_SCANNED"),
                row.count("PARTITIONS_TOTAL"),
                row.at());
    }
}
