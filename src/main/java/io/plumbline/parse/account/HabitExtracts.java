package io.plumbline.parse.account;

import io.plumbline.model.account.QueryDay;
import io.plumbline.model.account.QueryFailures;
import io.plumbline.model.account.QueryInsight;
import io.plumbline.model.account.QueryTimes;
import io.plumbline.model.account.RepeatedQuery;
import io.plumbline.model.account.SmallWrites;
import java.util.List;

/** Extracts about what queries do again and again. */
final class HabitExtracts {

    static final List<ExtractReader<?>> ALL = List.of(
            new ExtractReader<>(QueryTimes.EXTRACT, HabitExtracts::times),
            new ExtractReader<>(QueryFailures.EXTRACT, HabitExtracts::failures),
            new ExtractReader<>(QueryInsight.EXTRACT, HabitExtracts::insight),
            new ExtractReader<>(RepeatedQuery.EXTRACT, HabitExtracts::repeated),
            new ExtractReader<>(SmallWrites.EXTRACT, HabitExtracts::writes),
            new ExtractReader<>(QueryDay.EXTRACT, HabitExtracts::day));

    private static final String HASH = "QUERY_PARAMETERIZED_HASH";
    private static final String USER = "USER_NAME";

    private HabitExtracts() {}

    private static QueryTimes times(Row row) {
        return new QueryTimes(
                row.needed(HASH),
                row.text(USER),
                row.count("RUNS"),
                row.count("TOTAL_ELAPSED_TIME"),
                row.count("COMPILATION_TIME"),
                row.spread("COMPILATION_TIMES"),
                row.count("QUERY_RETRY_TIME"),
                row.count("TRANSACTION_BLOCKED_TIME"),
                row.at());
    }

    private static QueryFailures failures(Row row) {
        return new QueryFailures(
                row.needed(HASH),
                DbtMark.node(row.text("QUERY_TEXT"), row.text("QUERY_TAG")),
                row.text(USER),
                row.count("ERROR_CODE"),
                row.text("ERROR_MESSAGE"),
                row.count("RUNS"),
                row.amount("CREDITS"),
                row.at());
    }

    private static QueryInsight insight(Row row) {
        return new QueryInsight(
                row.needed(HASH),
                row.needed("INSIGHT_TYPE_ID"),
                row.count("QUERIES"),
                row.text("QUERY_ID"),
                row.text("SUGGESTIONS"),
                row.at());
    }

    private static RepeatedQuery repeated(Row row) {
        return new RepeatedQuery(
                row.needed("QUERY_HASH"),
                row.needed(HASH),
                row.text(USER),
                row.count("RUNS"),
                row.count("DAYS"),
                row.amount("CREDITS"),
                row.count("LEAST_ROWS"),
                row.count("MOST_ROWS"),
                row.count("LEAST_BYTES"),
                row.count("MOST_BYTES"),
                row.at());
    }

    private static SmallWrites writes(Row row) {
        return new SmallWrites(
                row.needed(HASH),
                row.text(USER),
                row.count("RUNS"),
                row.count("DAYS"),
                row.count("EXECUTION_TIME"),
                row.amount("CREDITS_USED_CLOUD_SERVICES"),
                row.at());
    }

    private static QueryDay day(Row row) {
        return new QueryDay(row.needed(HASH), row.neededDay("DAY"), row.count("RUNS"), row.amount("CREDITS"), row.at());
    }
}
