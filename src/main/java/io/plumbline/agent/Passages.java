package io.plumbline.agent;

import io.plumbline.model.Chunk;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The passages nearest to a question, in their own words: a paragraph of a document, a line of code. */
record Passages(Knowledge knowledge) {

    private static final int MOST = 4;

    /** Lines of a paragraph that are quoted. */
    private static final int LINES = 6;

    List<Draft> run(String question) {
        Set<String> words = telling(question);
        List<Draft> drafts = new ArrayList<>();
        List<Chunk> near = knowledge.passages(question, 2 * MOST);
        for (Chunk chunk : documentsFirst(near.isEmpty() ? knowledge.passages(subject(question), 2 * MOST) : near)) {
            String[] text = chunk.text().split("\n", -1);
            int best = best(text, words, chunk.kind().equals("markdown"));
            if (chunk.locator() instanceof Locator.Lines lines) {
                drafts.add(quote(chunk, lines, text, best, words));
            } else if (chunk.locator() instanceof Locator.Page page) {
                drafts.add(Draft.at(text[best].strip(), new Draft.Page(chunk.source(), page.path(), page.page())));
            }
        }
        return drafts;
    }

    /** The question without the words that say what is asked: what is left names what it is about. */
    private static String subject(String question) {
        return String.join(" ", Cues.unknown(Question.of(question), List.of()));
    }

    private static Set<String> telling(String question) {
        Set<String> telling = Terms.shown(Question.of(question).words().stream()
                .filter(word -> !word.plain())
                .map(Question.Word::text)
                .collect(Collectors.joining(" ")));
        return telling.isEmpty() ? Terms.shown(question) : telling;
    }

    /** A person who asks in words is answered in words before code. */
    private static List<Chunk> documentsFirst(List<Chunk> chunks) {
        return chunks.stream()
                .sorted(Comparator.comparing(chunk -> !chunk.kind().matches("markdown|text|pdf")))
                .limit(MOST)
                .toList();
    }

    private static Draft quote(Chunk chunk, Locator.Lines lines, String[] text, int best, Set<String> words) {
        int from = best;
        int to = best;
        boolean document = chunk.kind().matches("markdown|text");
        if (document && text[best].strip().startsWith("|")) {
            TableRow row = TableRow.at(text, best, words);
            Location at =
                    new Location(chunk.source(), lines.path(), lines.line() + row.header(), lines.line() + row.row());
            return Draft.quote(row.said(), at);
        } else if (document) {
            from = from(text, best);
            to = to(text, best, from);
        } else if (named(text[best])) {
            while (to + 1 < text.length && to - from < LINES / 2 && !named(text[to + 1])) {
                to++;
            }
        }
        String said =
                String.join(" ", List.of(text).subList(from, to + 1)).strip().replaceAll("\\s+", " ");
        return Draft.quote(said, new Location(chunk.source(), lines.path(), lines.line() + from, lines.line() + to));
    }

    /** The line that has most of the words, the first of equals; a heading only where there is nothing else. */
    private static int best(String[] text, Set<String> words, boolean headings) {
        int best = 0;
        long most = -2;
        for (int i = 0; i < text.length; i++) {
            boolean heading = headings && text[i].startsWith("#");
            long hits = heading
                    ? -1
                    : Terms.shown(text[i]).stream().filter(words::contains).count();
            if (hits > most && text[i].matches(".*\\p{L}.*") && (!named(text[i]) || identified(text[i], words))) {
                best = i;
                most = hits;
            }
        }
        return best;
    }

    /** A line of YAML that only names something. */
    private static boolean named(String line) {
        return line.matches("\\s*-?\\s*name:.*");
    }

    /** Whether a line has a word that names one thing, and so is asked for itself. */
    private static boolean identified(String line, Set<String> words) {
        return Terms.shown(line).stream().anyMatch(term -> term.indexOf('_') > 0 && words.contains(term));
    }

    private static boolean ends(String line) {
        return line.isBlank() || line.startsWith("#") || line.startsWith("```");
    }

    private static boolean item(String line) {
        return line.strip().matches("([-*+]|\\d+[.)])\\s.*");
    }

    private static int from(String[] text, int at) {
        int from = at;
        while (from > 0 && at - from < LINES / 2 && !item(text[from]) && !ends(text[from - 1])) {
            from--;
        }
        return from;
    }

    private static int to(String[] text, int at, int from) {
        int to = at;
        while (to + 1 < text.length && to + 1 - from < LINES && !ends(text[to + 1]) && !item(text[to + 1])) {
            to++;
        }
        return to;
    }
}
