package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * An account over its driver: the extracts that a folder of type {@code snowflake-export} holds, asked for. The window is thirty
 * whole days that ended yesterday, UTC, for attribution is eight hours late.
 */
@Component
final class SnowflakeConnector implements Connector {

    private static final int DAYS = 30;

    private static final List<OptionSpec> PRICES = List.of(
            new OptionSpec(
                    "price-per-credit", OptionSpec.Type.TEXT, false, "Price of a credit; no money without it", "3.00"),
            new OptionSpec(
                    "price-per-tb-month",
                    OptionSpec.Type.TEXT,
                    false,
                    "Price of a terabyte stored for a month; no money without it",
                    "23.00"),
            new OptionSpec("currency", OptionSpec.Type.TEXT, false, "Currency of the prices (USD)", "EUR"));

    private final Clock clock;

    SnowflakeConnector() {
        this(Clock.systemUTC());
    }

    SnowflakeConnector(Clock clock) {
        this.clock = clock;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "snowflake",
                "A Snowflake account: its metadata, read with a role that can read nothing else",
                Stream.concat(SnowflakeOptions.ALL.stream(), PRICES.stream()).toList());
    }

    @Override
    public Crawl open(SourceSpec source) {
        SnowflakeLogin login = SnowflakeLogin.of(source);
        LocalDate until = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        Map<String, String> files = new HashMap<>();
        List<Gap> gaps = new ArrayList<>();
        files.put(WarehouseAccount.FILE, window(source, until));
        try (SnowflakeSession session = SnowflakeSession.open(login)) {
            Preflight seen = Preflight.of(login, session);
            gaps.addAll(seen.gaps());
            Set<String> readable = new HashSet<>(seen.readable());
            AccountQuery.ALL.stream()
                    .filter(query -> readable.containsAll(query.views()))
                    .forEach(query -> add(login, session, query, until, files, gaps));
        }
        return new Crawl(new TextTree(source.name(), files), List.of(), List.of(), null, null, gaps);
    }

    @Override
    public Readiness examine(SourceSpec source) {
        price(source, "price-per-credit");
        price(source, "price-per-tb-month");
        return Preflight.of(SnowflakeLogin.of(source)).readiness();
    }

    private static String window(SourceSpec source, LocalDate until) {
        return csv(
                List.of("FROM_DAY", "UNTIL_DAY", "PRICE_PER_CREDIT", "PRICE_PER_TB_MONTH", "CURRENCY", "PRICE_SOURCE"),
                List.of(List.of(
                        until.minusDays(DAYS).toString(),
                        until.toString(),
                        price(source, "price-per-credit"),
                        price(source, "price-per-tb-month"),
                        source.options().text("currency", "USD"),
                        "jobs.yml")));
    }

    private static String price(SourceSpec source, String option) {
        String text = source.options().text(option, "0");
        try {
            if (new BigDecimal(text).signum() >= 0) {
                return text;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw SnowflakeLogin.error(
                source, "has " + option + " \"" + text + "\"; expected a price", "Write it as 3.00, without currency.");
    }

    /** A query that is not answered costs its extract, and what needs that is not evaluated. */
    private static void add(
            SnowflakeLogin login,
            SnowflakeSession session,
            AccountQuery query,
            LocalDate until,
            Map<String, String> files,
            List<Gap> gaps) {
        List<Object> window = List.of(until.minusDays(DAYS).toString(), until.toString());
        Object[] values = Collections.nCopies(query.windows(), window).stream()
                .flatMap(List::stream)
                .toArray();
        List<String> columns = query.extract().columns();
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
            files.put(query.extract().file(), csv(columns, rows));
        } catch (SnowflakeFailure e) {
            gaps.add(new Gap("extract " + query.extract().file(), login.source(), e.said()));
        }
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    private static String csv(List<String> head, List<List<String>> rows) {
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
