package io.plumbline.parse.account;

import io.plumbline.model.account.DynamicTable;
import io.plumbline.model.account.PipeUse;
import io.plumbline.model.account.TableLoads;
import io.plumbline.model.account.TableStream;
import io.plumbline.model.account.TaskRuns;
import java.util.List;

/** Extracts about what moves data: tasks, loads, streams, dynamic tables and pipes. */
final class FlowExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(TaskRuns.EXTRACT, FlowExtracts::task),
            new ExtractReader<>(TableLoads.EXTRACT, FlowExtracts::loads),
            new ExtractReader<>(TableStream.EXTRACT, FlowExtracts::stream),
            new ExtractReader<>(DynamicTable.EXTRACT, FlowExtracts::dynamic),
            new ExtractReader<>(PipeUse.EXTRACT, FlowExtracts::pipe));

    private FlowExtracts() {}

    private static TaskRuns task(Row row) {
        return new TaskRuns(
                row.count("TASK_SCHEMA_ID"),
                row.needed("DATABASE_NAME"),
                row.needed("SCHEMA_NAME"),
                row.needed("NAME"),
                row.count("RUNS"),
                row.count("FAILED"),
                row.count("WEEK_RUNS"),
                row.count("WEEK_FAILED"),
                row.count("FAILED_IN_A_ROW"),
                row.count("WRITES"),
                row.count("EMPTY_WRITES"),
                row.amount("CREDITS"),
                row.amount("EMPTY_CREDITS"),
                row.text("CONDITION_TEXT"),
                row.text("ERROR_MESSAGE"),
                row.text("QUERY_TEXT"),
                row.at());
    }

    private static TableLoads loads(Row row) {
        return new TableLoads(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG_NAME"),
                row.needed("TABLE_SCHEMA_NAME"),
                row.needed("TABLE_NAME"),
                row.text("PIPE_NAME"),
                row.count("FILES"),
                row.count("BYTES"),
                row.count("WEEK_FAILED"),
                row.count("WEEK_PARTIAL"),
                row.count("WEEK_ERRORS"),
                row.text("FIRST_ERROR_MESSAGE"),
                row.at());
    }

    private static TableStream stream(Row row) {
        return new TableStream(
                row.count("STREAM_ID"),
                row.needed("STREAM_CATALOG"),
                row.needed("STREAM_SCHEMA"),
                row.needed("STREAM_NAME"),
                row.text("TABLE_NAME"),
                row.day("STALE_AFTER"),
                row.at());
    }

    private static DynamicTable dynamic(Row row) {
        return new DynamicTable(
                row.count("ID"),
                row.needed("DATABASE_NAME"),
                row.needed("SCHEMA_NAME"),
                row.needed("NAME"),
                row.count("WEEK_REFRESHES"),
                row.count("WEEK_FAILED"),
                row.count("FAILED_IN_A_ROW"),
                row.count("SCHEDULED"),
                row.count("LATE"),
                row.count("WORKED"),
                row.count("FULL_REFRESHES"),
                row.amount("FULL_CREDITS"),
                row.count("TARGET_LAG_SEC"),
                row.text("STATE_MESSAGE"),
                row.at());
    }

    private static PipeUse pipe(Row row) {
        return new PipeUse(
                row.count("PIPE_ID"),
                row.needed("PIPE_NAME"),
                row.amount("CREDITS_USED"),
                row.count("BYTES_INSERTED"),
                row.day("LAST_DAY"),
                row.at());
    }
}
