package io.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.TestDatabase;
import io.plumbline.embed.Embedder;
import io.plumbline.embed.TestEmbedder;
import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The search over a small estate with the real model, on every server. */
abstract class RetrieverContract {

    private static final String SHOP = "shop";
    private static final Map<String, String> FILES = new LinkedHashMap<>();

    static {
        FILES.put(
                "models/marts/fct_orders.sql", "select order_id, customer_id, amount_eur from {{ ref('stg_orders') }}");
        FILES.put("models/staging/stg_orders.sql", "select id as order_id from {{ source('erp', 'orders') }}");
        FILES.put("models/marts/dim_customers.sql", "select customer_id, country from {{ ref('stg_customers') }}");
        FILES.put(
                "models/marts/fct_refunds.sql",
                "select refund_id, order_id, refunded_at from {{ ref('stg_refunds') }}");
        FILES.put(
                "docs/oncall.md",
                "The person on call restarts the nightly load when it fails before six in the morning.");
        FILES.put(
                "docs/freshness.md",
                "Revenue figures must be complete by eight. Late data is announced in the channel.");
        FILES.put("models/schema.yml", "name: dim_customers\ndescription: one row per person who bought something");
    }

    private Retriever retriever;
    private ChunkIndex index;

    abstract TestDatabase db();

    @BeforeEach
    void fill() {
        VectorStore vectors =
                VectorStores.choose(db().jdbc(), db().template(), db().transaction(), PgVectors.HNSW_FROM);
        Embedder embedder = TestEmbedder.real(vectors);
        index = new ChunkIndex(db().jdbc(), db().template(), db().transaction(), vectors);
        retriever = new Retriever(index, vectors, new WordSearch(db().jdbc()), embedder);
        List<Chunk> chunks = new ArrayList<>();
        FILES.forEach((path, text) -> {
            Chunk chunk = chunk(path, text);
            chunks.add(chunk);
            index.put(SHOP, path, "f", List.of(chunk));
        });
        embedder.embed(chunks, (done, total) -> true);
    }

    @Test
    void findsByMeaningWhatSharesNoWord() {
        Hit best = search("who fixes a broken batch job at dawn?").get(0);
        assertThat(best.chunk().locator().path()).isEqualTo("docs/oncall.md");
        assertThat(best.meaning()).isEqualTo(1);
        assertThat(best.why()).startsWith("meaning #1 (0.");
    }

    @Test
    void findsAnIdentifierByItsName() {
        Hit best = search("fct_refunds").get(0);
        assertThat(best.chunk().locator().path()).isEqualTo("models/marts/fct_refunds.sql");
        assertThat(best.words()).isEqualTo(1);
        assertThat(best.allWords()).isTrue();
        assertThat(best.why()).contains("words #1 (all)");
    }

    @Test
    void findsAnIdentifierByAPartOfItAndByItsPath() {
        assertThat(byWords("refunds")).contains("models/marts/fct_refunds.sql");
        assertThat(byWords("marts/dim_customers.sql")).startsWith("models/marts/dim_customers.sql");
        assertThat(byWords("erp.orders")).contains("models/staging/stg_orders.sql");
    }

    @Test
    void findsPassagesThatHaveSomeOfTheWords() {
        List<Hit> hits = search("Which nightly spaceship load fails?");
        assertThat(hits.get(0).chunk().locator().path()).isEqualTo("docs/oncall.md");
        assertThat(hits.get(0).words()).isEqualTo(1);
        assertThat(hits.get(0).allWords()).isFalse();
    }

    @Test
    void takesPhrasesAndExcludedWordsToTheLetter() {
        assertThat(byWords("\"data late\"")).isEmpty();
        assertThat(byWords("\"Late data\"")).containsExactly("docs/freshness.md");
        assertThat(byWords("customers -person"))
                .doesNotContain("models/schema.yml")
                .isNotEmpty();
    }

    @Test
    void looksOnlyInTheSourcesAsked() {
        assertThat(retriever.search("orders", List.of("other"), 5)).isEmpty();
        assertThat(retriever.search("orders", List.of(), 5)).isEmpty();
        assertThat(retriever.search("orders", List.of("other", SHOP), 5)).isNotEmpty();
    }

    @Test
    void answersEqualQuestionsEqually() {
        assertThat(search("customers by country")).isEqualTo(search("customers by country"));
    }

    @Test
    void scoresByReciprocalRankAndSortsByIt() {
        List<Hit> hits = search("refund of an order");
        assertThat(hits).hasSizeGreaterThan(2).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
        for (Hit hit : hits) {
            double expected = (hit.meaning() == null ? 0 : 1.0 / (60 + hit.meaning()))
                    + (hit.words() == null ? 0 : 1.0 / (60 + hit.words()));
            assertThat(hit.score()).isEqualTo(expected);
        }
    }

    @Test
    void returnsNoMoreThanAsked() {
        assertThat(retriever.search("select order_id", List.of(SHOP), 2)).hasSize(2);
    }

    @Test
    void staysCalmUnderOddQuestions() {
        assertThat(search("  ")).isEmpty();
        for (String odd : List.of(
                "' or 1=1 --",
                "\"unclosed",
                "a & | ! ( ) <-> :*",
                "\\",
                "nul \0 byte",
                "日本語 ü 😀",
                "the of and",
                "x ".repeat(50_000),
                "fct_".repeat(3000))) {
            assertThat(search(odd))
                    .as(odd.substring(0, Math.min(20, odd.length())))
                    .hasSizeLessThanOrEqualTo(5);
        }
    }

    @Test
    void ranksTheSameWhateverTheStore() {
        assertThat(search("orders and customers"))
                .extracting(hit -> hit.chunk().locator().path())
                .isEqualTo(Ranking.of(search("orders and customers")));
        Ranking.compare("orders and customers", search("orders and customers"));
    }

    /** Both subclasses ask here; the second one compares with what the first one found. */
    private static final class Ranking {

        private static final Map<String, List<String>> FIRST = new java.util.concurrent.ConcurrentHashMap<>();

        static List<String> of(List<Hit> hits) {
            return hits.stream().map(hit -> hit.chunk().locator().path()).toList();
        }

        static void compare(String question, List<Hit> hits) {
            List<String> before = FIRST.putIfAbsent(question, of(hits));
            assertThat(before == null ? of(hits) : before).isEqualTo(of(hits));
        }
    }

    private List<Hit> search(String question) {
        return retriever.search(question, List.of(SHOP), 5);
    }

    private List<String> byWords(String question) {
        return new WordSearch(db().jdbc())
                .search(question, Set.of(SHOP), 10).stream()
                        .map(match -> index.find(match.chunk())
                                .orElseThrow()
                                .locator()
                                .path())
                        .toList();
    }

    private static Chunk chunk(String path, String text) {
        String kind = path.endsWith(".md") ? "markdown" : "sql";
        return Chunk.of(SHOP, "r1", new Locator.Lines(path, 1, 1), null, kind, "file " + path, text);
    }
}
