package io.plumbline.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A question in words.
 *
 * @param words in order; what stood between quotes or backticks is one word
 */
record Question(String text, List<Word> words) {

    private static final Pattern WORD =
            Pattern.compile("[`\"“”]([^`\"“”]+)[`\"“”]|[\\p{L}\\p{N}_$][\\p{L}\\p{N}_$./~^-]*");

    /** Words that ask, and words for kinds of things: they name nothing themselves. */
    private static final Set<String> PLAIN = Set.of(
            ("a about all already an and answer answerable any anything are as at be been before being break broken by "
                            + "calculated called can change changed changes check column columns come comes computed contact cover "
                            + "covered covers dashboard dashboards data defect defects define defined depend depends derived describe "
                            + "did do does downstream each every exposure exposures feed feeds field fields file files find finding "
                            + "findings flagged folder for from get gets give given go had happens has have how i if in incremental "
                            + "into is issue issues it its kind last list live located macro macros made maintains many me mean "
                            + "means metric metrics model models more most much my need needs new no not of on one or our out own "
                            + "owned owner owns parent parents path people problem problems project query read reads responsible "
                            + "rule rules run s schema see seed seeds should show snapshot snapshots so source sources sql stored "
                            + "optimise optimize review safe faster cheaper slow t table tables tag tagged tags tell test tested tests than that the their them there these they "
                            + "this those to under up upstream us use used uses using view views was we were what when where "
                            + "which who whom whose why will with without work works would wrong you")
                    .split(" "));

    Question {
        words = List.copyOf(words);
    }

    /** @param quoted whether it stood between quotes */
    record Word(String text, boolean quoted) {

        String lower() {
            return text.toLowerCase(Locale.ROOT);
        }

        /** Whether it looks like a name of a thing, whatever it says. */
        boolean identifier() {
            return quoted || text.indexOf('_') > 0 || text.indexOf('.') > 0;
        }

        boolean plain() {
            return !quoted && PLAIN.contains(lower());
        }
    }

    static Question of(String text) {
        List<Word> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            boolean quoted = matcher.group(1) != null;
            String word = quoted ? matcher.group(1).strip() : matcher.group().replaceAll("[./-]+$", "");
            words.add(new Word(word, quoted));
        }
        return new Question(text, words);
    }

    /** The words in lower case, each stretch that was understood as a thing replaced by its sign. */
    String masked(List<Mark> marks) {
        StringBuilder masked = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            int at = i;
            Mark mark = marks.stream()
                    .filter(m -> m.from() <= at && at < m.to())
                    .findFirst()
                    .orElse(null);
            if (mark == null || mark.from() == i) {
                masked.append(' ').append(mark == null ? words.get(i).lower() : mark.sign());
            }
        }
        return masked.append(' ').toString();
    }

    /** Words that were understood: {@code to} is the first after them. */
    record Mark(int from, int to, String sign) {}
}
