package io.plumbline.fix.entry;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether a comment says what something is, so that it can be its description. */
final class Prose {

    private static final int FEWEST_WORDS = 4;
    private static final int LONGEST = 400;

    /** Notes to oneself, licences, words to tools, and forms to fill in. */
    private static final Pattern NOTES = Pattern.compile("(?i)\\b(todo|fixme|xxx|hack|wip|tbd|temp|temporary|deprecated"
            + "|copyright|licen[cs]ed?|spdx|all rights|noqa|sqlfluff|sqlfmt|fmt|plumbline|nosec|vim|author|created by"
            + "|generated|do not (edit|change)|don't|should we|why|ctes?|import|jira|ticket|see|this is needed"
            + "|workaround|fix(ed|es)?|bug|remove[ds]?|uncomment|old|backup|test(ing)?"
            + "|assum(e|es|ing)|because|note|notice|we|us|our|i|you|please|here|shift|first|then)\\b");

    private static final Pattern CODE =
            Pattern.compile("(?i)\\bselect\\b.*\\bfrom\\b|\\bfrom\\s+\\w+\\.\\w+|\\b(inner|left|"
                    + "cross|full)\\s+join\\b|\\bgroup\\s+by\\b|\\border\\s+by\\b|\\bcase\\s+when\\b|\\bunion\\s+all\\b|\\bend\\s+as\\b"
                    + "|\\b(ref|source|config|var)\\s*\\(|[{}=<>|\\[\\]*]|::|https?:|\\w\\(\\w+\\)|,\\s*$|[A-Z]+-\\d+");

    private static final Pattern FORM = Pattern.compile("[\\w ]{1,24}:\\s.*|[\\d.)-]+\\s.*");

    private Prose() {}

    /** The text on one line; empty where it is too short or long, or no plain prose. */
    static Optional<String> of(List<String> lines) {
        List<String> written = lines.stream()
                .map(String::strip)
                .filter(line -> !line.matches("[-=*#~_ ]*"))
                .toList();
        String text = written.stream().collect(Collectors.joining(" ")).replaceAll("\\s+", " ");
        long letters =
                text.chars().filter(c -> Character.isLetter(c) || c == ' ').count();
        boolean prose = text.split(" ").length >= FEWEST_WORDS
                && text.length() <= LONGEST
                && text.matches("\\p{L}.*[\\p{L}\\d.)]")
                && letters >= text.length() * 0.9
                && written.stream().noneMatch(line -> FORM.matcher(line).matches())
                && !NOTES.matcher(text).find()
                && !CODE.matcher(text).find();
        return prose ? Optional.of(text) : Optional.empty();
    }
}
