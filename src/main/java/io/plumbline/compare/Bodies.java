package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Texts as far as they mean something: comments, line breaks and the case of words aside. */
final class Bodies {

    private static final Pattern JINJA_COMMENT = Pattern.compile("\\{#.*?#}", Pattern.DOTALL);

    private Bodies() {}

    /** What the text of an artifact says; two with the same list differ in nothing that runs. */
    static List<String> meaning(Artifact artifact, List<String> lines) {
        return artifact instanceof Model model && model.language().equals("python")
                ? lines.stream()
                        .map(String::stripTrailing)
                        .filter(line -> !line.isBlank())
                        .toList()
                : sql(String.join("\n", lines));
    }

    /** The words and signs of a SQL text, with or without Jinja. */
    static List<String> sql(String text) {
        List<String> words = new ArrayList<>();
        for (Token token : SqlStatements.tokens(JINJA_COMMENT.matcher(text).replaceAll(" "), Dialect.SNOWFLAKE)) {
            if (token.type() != Token.Type.COMMENT && token.type() != Token.Type.END) {
                words.add(token.word().isEmpty() ? token.text() : token.word());
            }
        }
        return words;
    }

    /**
     * How much two texts share: twice their common words over all their words, each as often as it occurs. From 0 to 1;
     * 1 for two empty ones.
     */
    static double likeness(List<String> one, List<String> other) {
        if (one.isEmpty() && other.isEmpty()) {
            return 1;
        }
        Map<String, Integer> left = new HashMap<>();
        one.forEach(word -> left.merge(word, 1, Integer::sum));
        int common = 0;
        for (String word : other) {
            if (left.merge(word, -1, Integer::sum) >= 0) {
                common++;
            }
        }
        return 2.0 * common / (one.size() + other.size());
    }
}
