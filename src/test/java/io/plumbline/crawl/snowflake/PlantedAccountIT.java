package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.Crawl;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.SourceFile;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One account with the fault of every rule and a corrected twin of each, asked through the real driver: what is found is what was planted,
 * money to the cent, and nothing else.
 */
class PlantedAccountIT extends CrawlSetup {

    private static final Path FOLDER = Path.of("src/test/resources/snowflake/planted");

    /** Faults of an account as a whole, which cannot stand beside their twin. */
    private static final Path ALONE = Path.of("src/test/resources/snowflake/planted-alone");

    /** Faults of an account in which it is recorded who reads what. */
    private static final Path READS = Path.of("src/test/resources/snowflake/planted-reads");

    /** In the other accounts nobody reads any model, which each of them that costs would show. */
    private static final String UNREAD = "unread-model";

    /** Views of history whose names do not say so. */
    private static final Set<String> HISTORIES = Set.of("QUERY_INSIGHTS", "SEARCH_OPTIMIZATION_BENEFITS");

    /** Whether every row of history comes twice, as some of QUERY_HISTORY do. */
    private boolean twice;

    private final List<Planted> planted = planted(FOLDER);
    private final List<Planted> alone = planted(ALONE);
    private final List<Planted> reads = planted(READS);

    private static List<Planted> planted(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Planted::of).toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
    }

    /** The rules that need an account. */
    private static Set<String> rules() throws IOException {
        Set<String> ids = new TreeSet<>();
        for (String area : List.of("snowflake", "cross")) {
            try (Stream<Path> files = Files.list(Path.of("src/main/java/io/plumbline/audit", area))) {
                for (Path file : files.toList()) {
                    Matcher id =
                            Pattern.compile("(?m)^        id = \"([a-z-]+)\"").matcher(Files.readString(file));
                    if (id.find()) {
                        ids.add(id.group(1));
                    }
                }
            }
        }
        return ids;
    }

    @Test
    void everyRuleHasAFaultPlanted() throws IOException {
        assertThat(Stream.of(planted, alone, reads)
                        .flatMap(List::stream)
                        .flatMap(each -> each.truth().stream())
                        .map(line -> line.split(" ")[0]))
                .containsAll(rules());
    }

    @Test
    void whatIsFoundIsWhatWasPlanted() throws IOException, SQLException {
        finds(planted, UNREAD);
    }

    @Test
    void whatIsFoundIsTheSameWhereEveryRowOfHistoryComesTwice() throws IOException, SQLException {
        twice = true;
        finds(planted, UNREAD);
    }

    @Test
    void readersAreTheSameWhereEveryRowOfHistoryComesTwice() throws IOException, SQLException {
        twice = true;
        finds(reads, "");
    }

    @Test
    void whatIsOfAnAccountAsAWholeIsFoundInOne() throws IOException, SQLException {
        finds(alone, UNREAD);
    }

    @Test
    void whatReadersShowIsFoundWhereReadsAreRecorded() throws IOException, SQLException {
        finds(reads, "");
    }

    private void finds(List<Planted> faults, String except) throws IOException, SQLException {
        for (Planted each : faults) {
            each.plant(snowflake);
        }
        if (twice) {
            for (String view : AccountUsage.VIEWS.keySet()) {
                if (view.endsWith("_HISTORY") || HISTORIES.contains(view)) {
                    String name = "snowflake.account_usage." + view.toLowerCase(Locale.ROOT);
                    snowflake.seed("insert into " + name + " select * from " + name);
                }
            }
        }
        Set<String> rules = rules();
        rules.remove(except);
        List<String> found = Audit.ofAllRules().run(estate(faults), AuditSettings.defaults()).findings().stream()
                .filter(finding -> rules.contains(finding.rule()))
                .map(PlantedAccountIT::line)
                .sorted()
                .toList();

        assertThat(found)
                .containsExactlyElementsOf(faults.stream()
                        .flatMap(each -> each.truth().stream())
                        .sorted()
                        .toList());
    }

    private static String line(Finding finding) {
        return finding.rule() + " " + finding.subject()
                + (finding.money() == null ? "" : " " + finding.money().high());
    }

    private Estate estate(List<Planted> faults) throws IOException {
        Map<String, Object> prices = Map.of("price-per-credit", "3.00", "price-per-tb-month", "23.00");
        Map<String, String> project = new TreeMap<>();
        faults.forEach(each -> project.putAll(each.files()));
        TextTree dbt = new TextTree("shop", project);
        List<SourceFile> files = new ArrayList<>();
        try (Crawl crawl = crawl(prices)) {
            assertThat(crawl.gaps()).extracting(Gap::what).noneMatch(what -> what.startsWith("extract "));
            WarehouseAccount account = account(crawl);
            for (FileTree tree : List.of(dbt, crawl.files())) {
                for (String path : tree.paths()) {
                    files.add(SourceFile.read(tree, path));
                }
            }
            return new Estate(
                    List.of(new DbtReader().read(dbt, "", DbtSettings.defaults())),
                    List.of(),
                    files,
                    List.of(),
                    List.of(account),
                    List.of());
        }
    }
}
