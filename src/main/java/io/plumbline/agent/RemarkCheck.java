package io.plumbline.agent;

import io.plumbline.model.Citation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a remark of a language model may be shown. What it thinks nobody can prove; so it has to be about lines that are
 * reviewed and quote them, name something that it quotes and no thing and number that is not in them, and be nothing but a
 * thought about code: no verdict, no order, no address. A good remark may fail here. It is left out then.
 */
final class RemarkCheck {

    /** Lines that a remark may be about. */
    private static final int LINES = 20;

    /** Characters of a remark; the prompt asks for fewer. */
    private static final int CHARACTERS = 320;

    /** Addresses, and what could become a link, a picture or markup. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)://|\\bwww\\.|\\]\\s*\\(|!\\[|<[a-z/!?]|[@#]|\\b[a-z0-9-]+\\.(com|org|net|io|dev|app)\\b");

    /** What is for people and rules to say, and what speaks to a model or reader instead of about code. */
    private static final Pattern VERDICT =
            Pattern.compile("(?i)\\b(findings?|audit\\w*|rules?|plumbline|severity|warnings?"
                    + "|approv\\w*|resolv\\w*|safe|safely|lgtm|suppress\\w*|false positives?|looks? (good|fine|correct|right|ok)"
                    + "|no (issues?|problems?|errors?|risks?|concerns?)|nothing wrong|(be|is|was|ready to) merged?|merge (this|it|the)"
                    + "|(ignore|disregard|forget|override) (all|any|every|this|that|the|previous|prior|my|your)|instructions?|prompts?"
                    + "|passwords?|credentials?|you must|please)\\b");

    /** Numbers that L4 does not see, because they are words. */
    private static final Pattern NUMBER =
            Pattern.compile("(?i)\\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
                    + "|dozens?|hundreds?|thousands?|millions?|billions?|percent)\\b");

    private final Reviewed reviewed;
    private final Files files;
    private final CitationCheck check;

    RemarkCheck(Reviewed reviewed, Files files, CitationCheck check) {
        this.reviewed = reviewed;
        this.files = files;
        this.check = check;
    }

    /**
     * What a model remarks.
     *
     * @param quote a piece of one of the lines, as the model was shown them
     */
    record Remark(String path, int line, int endLine, String quote, String text) {}

    /** A remark with the lines it is about at L4, or why there is none. */
    record Checked(Optional<Sentence> sentence, String problem) {}

    Checked of(Remark remark) {
        String problem = problem(remark);
        if (!problem.isEmpty()) {
            return new Checked(Optional.empty(), problem);
        }
        Optional<Sentence> held = files.find(
                        reviewed.place(remark.path(), remark.line(), remark.endLine())
                                .source(),
                        remark.path())
                .map(file -> Citation.of(file, reviewed.place(remark.path(), remark.line(), remark.endLine())))
                .flatMap(citation -> check.stands(new Sentence(remark.text(), List.of(citation), true)));
        return new Checked(held, held.isEmpty() ? "a name or number of it is not in those lines" : "");
    }

    private String problem(Remark remark) {
        List<String> lines =
                reviewed.lines(remark.path(), remark.line(), remark.endLine()).orElse(List.of());
        if (lines.isEmpty() || lines.size() > LINES) {
            return "it is about no lines that you were shown, or about more than " + LINES;
        }
        String quote = remark.quote().strip();
        if (quote.length() < 3 || lines.stream().noneMatch(line -> line.contains(quote))) {
            return "its quote stands in none of those lines";
        }
        Set<String> quoted = Terms.shown(quote);
        if (Terms.claimed(remark.text()).stream()
                .noneMatch(term -> !Character.isDigit(term.charAt(0)) && quoted.contains(term))) {
            return "it names nothing of its quote between backticks";
        }
        Set<String> shown = Terms.shown(String.join("\n", lines));
        boolean counted = NUMBER.matcher(remark.text())
                .results()
                .anyMatch(number -> !shown.contains(number.group().toLowerCase(Locale.ROOT)));
        return counted ? "it has a number that is not in those lines" : unfit(remark.text());
    }

    /** What makes words no thought about code. */
    private static String unfit(String text) {
        String words = text.replaceAll("`[^`]*`", "`");
        if (text.length() > CHARACTERS) {
            return "it is longer than " + CHARACTERS + " characters";
        }
        if (ADDRESS.matcher(text).find() || text.codePoints().anyMatch(RemarkCheck::hidden)) {
            return "it holds an address, markup or a sign that nobody sees";
        }
        return VERDICT.matcher(words).find() ? "it passes a verdict, or is about something else than the code" : "";
    }

    private static boolean hidden(int c) {
        int type = Character.getType(c);
        return Character.isISOControl(c)
                || type == Character.FORMAT
                || type == Character.PRIVATE_USE
                || type == Character.SURROGATE
                || type == Character.UNASSIGNED;
    }
}
