package io.plumbline.index;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Postgres full text search. A passage counts for each word of the question it has, by the rarity of the word among the
 * passages (ln(1 + N/n), after Sparck Jones 1972) times Postgres's {@code ts_rank}, so that names weigh more than
 * "model" and "table". Passages with all words come first.
 */
final class WordSearch {

    /** A quoted phrase or an excluded word: then the question is meant to the letter, and nothing else is found. */
    private static final Pattern EXACT = Pattern.compile("\"|(^|\\s)-\\w");

    private static final int MAX_CHARACTERS = 2000;
    private static final int MAX_WORDS = 32;

    /** Ranking this many passages takes some ten milliseconds. */
    private static final int COMMON = 1000;

    private final JdbcClient jdbc;

    WordSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param all whether it has every word of the question */
    record Match(String chunk, boolean all, double rank) {}

    /** The best passages, best first, ties by id; none where the question has no word but stop words. */
    List<Match> search(String question, Collection<String> sources, int limit) {
        String bounded = question.length() > MAX_CHARACTERS ? question.substring(0, MAX_CHARACTERS) : question;
        String text = bounded.replace('\0', ' ');
        String apart = text.replaceAll("(?<=\\w)[_./-]+(?=\\w)", " ");
        String[] sourceNames = sources.toArray(String[]::new);
        List<Word> words = words(text + " " + apart, sourceNames);
        if (words.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with asked as (
                            select websearch_to_tsquery('english', :text) as whole,
                                   websearch_to_tsquery('english', :apart) as apart
                        ), word as (
                            select w.word::tsquery as query, w.weight
                            from unnest(:words::text[], :weights::float8[]) as w(word, weight)
                        ), anyone as (
                            select string_agg(w.word, ' | ')::tsquery as query from unnest(:telling::text[]) as w(word)
                        )
                        select c.id, c.words @@ asked.whole or c.words @@ asked.apart as every,
                               (select sum(word.weight * ts_rank('{0.3,0.6,0.8,1.0}', c.words, word.query, 1)) from word)
                               as rank
                        from chunk c, asked, anyone
                        where c.source = any(:sources) and c.words @@ anyone.query
                          and (not :exact or c.words @@ asked.whole or c.words @@ asked.apart)
                        order by every desc, rank desc, c.id
                        limit :limit
                        """)
                .param("text", text)
                .param("apart", apart)
                .param("words", words.stream().map(Word::quoted).toArray(String[]::new))
                .param("weights", words.stream().map(Word::weight).toArray(Double[]::new))
                .param("telling", telling(words).stream().map(Word::quoted).toArray(String[]::new))
                .param("sources", sourceNames)
                .param("exact", EXACT.matcher(text).find())
                .param("limit", limit)
                .query((row, i) -> new Match(row.getString("id"), row.getBoolean("every"), row.getDouble("rank")))
                .list();
    }

    /**
     * A word of the question.
     *
     * @param quoted the lexeme, quoted for a tsquery
     * @param passages how many passages have it
     * @param all how many passages there are
     */
    private record Word(String quoted, long passages, long all) {

        double weight() {
            return Math.log(1 + (double) all / Math.max(1, passages));
        }
    }

    /**
     * The words that choose which passages are ranked: those that few passages have, or all where there is no such word.
     * Otherwise "select" and "model" would have the whole index ranked for each question.
     */
    private static List<Word> telling(List<Word> words) {
        List<Word> telling = words.stream()
                .filter(word -> word.passages() <= Math.max(COMMON, word.all() / 10))
                .toList();
        boolean found = telling.stream().anyMatch(word -> word.passages() > 0);
        return found ? telling : words;
    }

    private List<Word> words(String text, String[] sources) {
        return jdbc.sql("""
                        select array_to_tsvector(array[lexeme])::text as word,
                               (select count(*) from chunk where source = any(:sources)) as total,
                               (select count(*) from chunk c
                                where c.source = any(:sources)
                                  and c.words @@ array_to_tsvector(array[lexeme])::text::tsquery) as passages
                        from unnest(to_tsvector('english', :text)) limit :limit
                        """)
                .param("text", text)
                .param("sources", sources)
                .param("limit", MAX_WORDS)
                .query((row, i) -> new Word(row.getString("word"), row.getLong("passages"), row.getLong("total")))
                .list();
    }
}
