package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.model.Location;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Orders to a language model in what is written for people. There the same words have honest uses: a guide tells its reader to
 * ignore the steps above, a page about attacks quotes one. So what a reader sees counts only where it speaks of all instructions
 * or to a model, and neither as a quotation, as code, nor as an example; what he does not see counts in any case but a condition.
 */
final class ProseOrders {

    private static final String DROP = "ignore|disregard|forget|override";
    private static final String TELL = "reveal|print|repeat|output|leak";

    /** Orders of the known form; earlier "orders" are what a shop has, and what only mentions a model, as the prompt of an AI function does, is none. */
    static final Pattern ORDER = Pattern.compile("(?i)\\b(?:" + DROP + ")\\s+"
            + "(?:(?:all|any|every|of|the|your|these|those|my)\\s+){0,4}"
            + "(?:previous|prior|above|earlier|preceding|system|original)\\s+"
            + "(?:instructions?|prompts?|directions?|guidelines?)"
            + "|\\b(?:" + TELL + ")\\s+(?:(?:me|us|all|of|the|your)\\s+){0,3}system\\s+prompts?");

    static final List<String> VERBS = List.of((DROP + "|" + TELL).split("\\|"));

    private static final Pattern WHOLE = Pattern.compile("(?i)\\b(?:all|any|every)\\b");
    private static final Pattern TO_A_MODEL = Pattern.compile(
            "\\b(?:AIs?|LLMs?|GPT)\\b|(?i)\\b(?:language models?|assistants?|chatbots?|copilot|coding agents?)\\b");
    private static final Pattern CONDITION = Pattern.compile("(?i)\\b(?:if|unless|when|once)\\b");
    private static final Pattern ABOUT_ATTACKS =
            Pattern.compile("(?i)injection|jailbreak|attack|malicious|adversar|guardrail|such as|e\\.g\\.|for example"
                    + "|\\b(?:found|contained|embedded|hidden|written) (?:in|inside|within)\\b");
    private static final Pattern CODE = Pattern.compile(
            "(?s)(?:^|\\n) {0,3}```.*?(?:\\n {0,3}```|\\z)|(?:^|\\n) {0,3}~~~.*?(?:\\n {0,3}~~~|\\z)" + "|`[^`\\n]+`");
    private static final Pattern UNSEEN = Pattern.compile(
            "(?s)<!--.*?(?:-->|\\z)|(?m:^ {0,3}\\[[^\\]\\n]*\\]: *(?:#|<>)[^\n]*$)"
                    + "|<[a-z]+ [^>]*style=[^>]*(?:display: *none|visibility: *hidden|font-size: *0|opacity: *0)[^>]*>[^<]*");
    private static final Pattern END = Pattern.compile("[.!?](?:\\s|$)|\\n[ \\t]*\\n");
    private static final Pattern BLANK = Pattern.compile("\\n[ \\t]*\\n");

    private final SourceFile file;
    private final String text;
    private final List<int[]> code;
    private final List<int[]> unseen;

    ProseOrders(SourceFile file) {
        this.file = file;
        this.text = String.join("\n", file.lines());
        this.code = spans(CODE);
        this.unseen =
                spans(UNSEEN).stream().filter(span -> !inside(code, span[0])).toList();
    }

    /** An order, where it stands and its words. */
    record Order(Location at, String words) {}

    List<Order> all() {
        List<Order> orders = new ArrayList<>();
        Matcher order = ORDER.matcher(text);
        while (order.find()) {
            boolean hidden = inside(unseen, order.start());
            boolean apart = BLANK.matcher(order.group()).find();
            if (!apart && (hidden ? isMeant(order) : isMeant(order) && isSaid(order))) {
                Location at = new Location(file.source(), file.path(), line(order.start()), line(order.end()));
                orders.add(new Order(at, words(order) + (hidden ? " where no reader sees them" : "")));
            }
        }
        return orders;
    }

    static String words(Matcher order) {
        return "the words \"" + order.group().replaceAll("\\s+", " ") + "\"";
    }

    /** A guide's "if you did that, ignore the above instructions" is for its readers. */
    private boolean isMeant(Matcher order) {
        String sentence = sentence(order);
        return TO_A_MODEL.matcher(sentence).find()
                || !CONDITION.matcher(sentence).find();
    }

    /** Whether it is said to a model in so many words, not shown. */
    private boolean isSaid(Matcher order) {
        boolean told = TO_A_MODEL.matcher(sentence(order)).find()
                || WHOLE.matcher(order.group()).find();
        return told
                && !inside(code, order.start())
                && !isQuoted(order.start())
                && !ABOUT_ATTACKS.matcher(paragraph(order)).find();
    }

    private String sentence(Matcher order) {
        return around(order, END);
    }

    private String paragraph(Matcher order) {
        return around(order, BLANK);
    }

    private String around(Matcher order, Pattern border) {
        int from = 0;
        Matcher end = border.matcher(text);
        while (end.find() && end.end() <= order.start()) {
            from = end.end();
        }
        Matcher next = border.matcher(text.substring(order.end()));
        return text.substring(from, next.find() ? order.end() + next.start() : text.length());
    }

    /** Whether a quotation of its paragraph is open there. */
    private boolean isQuoted(int at) {
        int from = Math.max(0, text.lastIndexOf("\n\n", at));
        String before = text.substring(from, at);
        return before.chars().filter(c -> c == '"').count() % 2 == 1
                || before.lastIndexOf('\u201C') > before.lastIndexOf('\u201D')
                || before.lastIndexOf('\u2018') > before.lastIndexOf('\u2019')
                || before.endsWith("'");
    }

    private List<int[]> spans(Pattern pattern) {
        List<int[]> spans = new ArrayList<>();
        Matcher found = pattern.matcher(text);
        while (found.find()) {
            spans.add(new int[] {found.start(), found.end()});
        }
        return spans;
    }

    private static boolean inside(List<int[]> spans, int at) {
        return spans.stream().anyMatch(span -> span[0] <= at && at < span[1]);
    }

    private int line(int at) {
        return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
    }
}
