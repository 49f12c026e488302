package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.CrawlHome;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Citation;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** An account over its driver: the extracts that a folder of type {@code snowflake-export} holds, asked for. */
@Component
final class SnowflakeConnector implements Connector {

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

    private final CrawlHome home;

    SnowflakeConnector(CrawlHome home) {
        this.home = home;
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
        price(source, "price-per-credit");
        price(source, "price-per-tb-month");
        Map<String, String> tag = Map.of("QUERY_TAG", CrawlCost.tag(Instant.now()));
        return answered(login, tag, session -> crawl(source, login, session));
    }

    @Override
    public Readiness examine(SourceSpec source) {
        SnowflakeLogin login = SnowflakeLogin.of(source);
        price(source, "price-per-credit");
        price(source, "price-per-tb-month");
        return answered(login, Map.of(), session -> Preflight.of(login, session).readiness());
    }

    private Crawl crawl(SourceSpec source, SnowflakeLogin login, SnowflakeSession session) {
        Preflight seen = Preflight.of(login, session);
        Instant now = session.now();
        AccountCrawl crawl = new AccountCrawl(login, session, kept(login, seen.account()), now);
        crawl.add(WarehouseAccount.FILE, window(source, crawl.window()));
        AccountQuery.answerable(seen).forEach(crawl::ask);
        List<Gap> gaps = new ArrayList<>(seen.gaps());
        gaps.addAll(crawl.gaps());
        CrawlCost cost = CrawlCost.last(session, now);
        List<String> notes = cost == null ? List.of() : List.of(cost.told(source.name()));
        return new Crawl(new TextTree(source.name(), crawl.files()), List.of(), List.of(), null, null, gaps, notes);
    }

    /** What is kept of an account belongs to it and to no source: several jobs ask for it once. */
    private Path kept(SnowflakeLogin login, String account) {
        String name = account.replaceAll("[^A-Za-z0-9_-]", "_");
        String where = Citation.hash(login.address() + " " + account).substring(0, 16);
        return home.accounts().resolve(name + "-" + where);
    }

    /** What is asked in a session; where not even the first questions are answered, the source cannot be read. */
    private static <T> T answered(
            SnowflakeLogin login, Map<String, String> parameters, Function<SnowflakeSession, T> ask) {
        try (SnowflakeSession session = SnowflakeSession.open(login, parameters)) {
            return ask.apply(session);
        } catch (SnowflakeFailure e) {
            throw UserError.source(
                    "source \"" + login.source() + "\": " + login.account() + " does not answer: " + e.said(),
                    "Run plumbline doctor to see what it answers, and run the job again.");
        }
    }

    private static String window(SourceSpec source, AccountWindow window) {
        return AccountCrawl.csv(
                List.of("FROM_DAY", "UNTIL_DAY", "PRICE_PER_CREDIT", "PRICE_PER_TB_MONTH", "CURRENCY", "PRICE_SOURCE"),
                List.of(List.of(
                        window.from().toString(),
                        window.until().toString(),
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
}
