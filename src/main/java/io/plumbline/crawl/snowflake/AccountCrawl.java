package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plumbline.crawl.snowflake.Daily.Cut;
import io.plumbline.crawl.snowflake.Daily.Least;
import io.plumbline.model.Citation;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The extracts of an account while they are asked for, question by question. A question by days is asked for the
 * days that are not kept
 * from an earlier crawl.
 */
final class AccountCrawl {

    /** Warehouses that are asked for one by one. */
    private static final int MOST_EACH = 500;

    private final SnowflakeLogin login;
    private final SnowflakeSession session;
    private final Path kept;
    private final Instant now;
    private final AccountWindow window;
    /** Names of the warehouses that are shown, once they have been asked for. */
    private final List<String> warehouses = new ArrayList<>();

    private final Map<String, String> files = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * @param kept folder of what is kept of this account between crawls
     * @param now by the account's clock
     */
    AccountCrawl(SnowflakeLogin login, SnowflakeSession session, Path kept, Instant now) {
        this.login = login;
        this.session = session;
        this.kept = kept;
        this.now = now;
        this.window = AccountWindow.at(now);
    }

    AccountWindow window() {
        return window;
    }

    Map<String, String> files() {
        return files;
    }

    List<Gap> gaps() {
        return gaps;
    }

    void add(String file, String text) {
        files.put(file, text);
    }

    /** A question that is not answered costs its extract, and what needs that is not evaluated. */
    void ask(AccountQuery query) {
        String file = query.extract().file();
        try {
            List<List<String>> rows = query.daily() == null ? rows(query) : rows(query, query.daily());
            add(file, csv(query.extract().columns(), rows));
        } catch (SnowflakeFailure e) {
            String next = query.daily() == null ? "" : ", and the next crawl asks for the days that are missing";
            gaps.add(new Gap("extract " + file, login.source(), e.said() + "; what needs it is not evaluated" + next));
        } catch (UncheckedIOException e) {
            String why = "its days cannot be kept: " + e.getMessage();
            gaps.add(new Gap("extract " + file, login.source(), why + "; what needs it is not evaluated"));
        }
    }

    private List<List<String>> rows(AccountQuery query) {
        if (query.ofEach()) {
            return ofEach(query);
        }
        if (query.views().isEmpty()) {
            Shown<List<String>> shown = Shown.of(session, query.sql(), row -> cells(query, row));
            if (!shown.whole()) {
                left(query, "there are " + shown.rows().size() + "; what comes after them is not evaluated");
            }
            shown.rows().forEach(row -> warehouses.add(row.get(0)));
            return shown.rows();
        }
        Object[] values = Stream.generate(
                        () -> List.of(window.from().toString(), window.until().toString()))
                .limit(query.windows())
                .flatMap(List::stream)
                .toArray();
        return session.query(query.sql(), row -> cells(query, row), values);
    }

    /** Whatever the role may not see of one warehouse costs nothing of the others. */
    private List<List<String>> ofEach(AccountQuery query) {
        List<List<String>> rows = new ArrayList<>();
        for (String name : warehouses.stream().limit(MOST_EACH).toList()) {
            try {
                rows.addAll(session.query(query.sql().formatted(Identifier.quoted(name)), row -> {
                    List<String> cells = new ArrayList<>(List.of(name));
                    for (String column : query.extract()
                            .columns()
                            .subList(1, query.extract().columns().size())) {
                        cells.add(KeptText.of(query.extract(), column, row.getString(query.head(column))));
                    }
                    return cells;
                }));
            } catch (SnowflakeFailure e) {
                if (e.kind() != SnowflakeFailure.Kind.HIDDEN) {
                    throw e;
                }
            }
        }
        if (warehouses.size() > MOST_EACH) {
            left(query, "of " + warehouses.size() + " warehouses the first " + MOST_EACH + " are asked for");
        }
        return rows;
    }

    private static List<String> cells(AccountQuery query, ResultSet row) throws SQLException {
        List<String> cells = new ArrayList<>();
        for (String column : query.extract().columns()) {
            cells.add(KeptText.of(query.extract(), column, row.getString(query.head(column))));
        }
        return cells;
    }

    private List<List<String>> rows(AccountQuery query, Daily daily) {
        String question =
                Citation.hash(query.byDay() + query.extract().columns()).substring(0, 16);
        Path folder = kept.resolve(query.extract().file().replace(".csv", "-") + question);
        AccountWindow reach = window.reaching(daily.reach());
        try (DayFiles days = new DayFiles(folder)) {
            days.sweep(reach.from());
            new DailyCrawl(session, query, days, now).fetch(reach);
            try {
                return merged(query, daily, reach.days().map(days::of).toList());
            } catch (IOException e) {
                days.forget(); // whatever is wrong with them, the next crawl asks anew
                throw new UncheckedIOException(e);
            }
        }
    }

    private List<List<String>> merged(AccountQuery query, Daily daily, List<Path> days) throws IOException {
        DayMerge merge = new DayMerge(daily.folds(), daily.reach() - AccountWindow.DAYS);
        List<List<String>> rows = new ArrayList<>();
        Cut cut = daily.cut();
        if (cut == null) {
            merge(query, daily, merge, days, rows::add);
            return rows;
        }
        Greatest greatest = new Greatest(
                cut, query.most(cut), query.extract().columns(), query.keys().size());
        merge(query, daily, merge, days, greatest::add);
        String others = greatest.left();
        if (others != null) {
            left(query, others);
        }
        return greatest.rows();
    }

    private static void merge(
            AccountQuery query, Daily daily, DayMerge merge, List<Path> days, Consumer<List<String>> into)
            throws IOException {
        Least least = daily.least();
        if (least == null) {
            merge.merge(days, into);
            return;
        }
        Enough enough = new Enough(least, query.extract().columns(), into);
        merge.merge(days, enough);
        enough.end();
    }

    private void left(AccountQuery query, String what) {
        gaps.add(new Gap("rows of " + query.extract().file(), login.source(), what));
    }

    static String csv(List<String> head, List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(head);
            rows.forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
