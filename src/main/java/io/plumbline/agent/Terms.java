package io.plumbline.agent;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The identifiers and numbers of a text. In prose an identifier is a word between backticks, one with an underscore or a digit, one
 * with a capital inside, or one in capitals; plain words say nothing that could be looked up. Upper and lower case are the same.
 */
final class Terms {

    private static final Pattern TERM = Pattern.compile("\\d+(?:[.,]\\d+)+|[\\p{L}\\p{N}_$]+");

    /** Words in capitals that name no thing of an estate. */
    private static final Set<String> COMMON = Set.of("SQL", "YAML", "CSV", "CTE", "OK");

    private Terms() {}

    /** What a sentence claims. */
    static Set<String> claimed(String sentence) {
        Set<String> terms = new LinkedHashSet<>();
        String[] parts = sentence.split("`", -1);
        for (int i = 0; i < parts.length; i++) {
            boolean quoted = i % 2 == 1;
            Matcher matcher = TERM.matcher(parts[i]);
            while (matcher.find()) {
                if (quoted || names(matcher.group())) {
                    terms.add(normal(matcher.group()));
                }
            }
        }
        return terms;
    }

    /** What a text can prove: all its words and numbers. */
    static Set<String> shown(String evidence) {
        Set<String> terms = new LinkedHashSet<>();
        Matcher matcher = TERM.matcher(evidence);
        while (matcher.find()) {
            terms.add(normal(matcher.group()));
        }
        return terms;
    }

    private static boolean names(String word) {
        boolean marked = word.chars().anyMatch(c -> c == '_' || c == '$' || Character.isDigit(c));
        boolean inner = word.chars().skip(1).anyMatch(Character::isUpperCase);
        return marked || inner && !COMMON.contains(word);
    }

    private static String normal(String term) {
        boolean grouped = term.matches("\\d{1,3}(,\\d{3})+");
        return (grouped ? term.replace(",", "") : term).toLowerCase(Locale.ROOT);
    }
}
