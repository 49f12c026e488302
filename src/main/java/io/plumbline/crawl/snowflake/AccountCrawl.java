package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plumbline.model.Gap;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The extracts of an account while they are asked for, question by question. */
final class AccountCrawl {

    private final SnowflakeLogin login;
    private final SnowflakeSession session;
    private final AccountWindow window;
    private final Map<String, String> files = new HashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    AccountCrawl(SnowflakeLogin login, SnowflakeSession session, AccountWindow window) {
        this.login = login;
        this.session = session;
        this.window = window;
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
        List<Object> days = List.of(window.from().toString(), window.until().toString());
        Object[] values = Collections.nCopies(query.windows(), days).stream()
                .flatMap(List::stream)
                .toArray();
        List<String> columns = query.extract().columns();
        String file = query.extract().file();
        try {
            List<List<String>> rows = session.query(
                    query.sql(),
                    row -> {
                        List<String> cells = new ArrayList<>();
                        for (String column : columns) {
                            cells.add(text(row.getString(query.head(column))));
                        }
                        return cells;
                    },
                    values);
            if (rows.size() >= query.most()) {
                gaps.add(new Gap(
                        "rows of " + file,
                        login.source(),
                        "there are the first " + rows.size() + "; what comes after them is not evaluated"));
            }
            add(file, csv(columns, rows));
        } catch (SnowflakeFailure e) {
            gaps.add(new Gap("extract " + file, login.source(), e.said() + "; what needs it is not evaluated"));
        }
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
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
