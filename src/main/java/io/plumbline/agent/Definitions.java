package io.plumbline.agent;

import io.plumbline.model.Chunk;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds where a document says what a word means: a row of a table, or a line that begins with the word in bold. */
final class Definitions implements Tool {

    /** Passages that are looked through. */
    private static final int DEPTH = 12;

    private static final Pattern ASKED = Pattern.compile(
            "(?is).*?\\b(?:what (?:is|are|does)|what's|define|meaning of|definition of|what do (?:we|you) mean by|how (?:is|are|do we define))\\s+"
                    + "(?:the |an? |our )?[`\"]?(.+?)[`\"]?(?:\\s+(?:mean|stand for|defined))?\\s*[?.!]*\\s*");

    private static final Pattern BOLD =
            Pattern.compile("[-*+]?\\s*(?:\\*\\*|`)([^*`]{1,60})(?:\\*\\*|`)\\s*(?::|is|are|means|-|–|—)\\s+\\S.*");

    private final Knowledge knowledge;

    Definitions(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** What a document says, in its words. */
    private record Found(String text, Location at) {}

    @Override
    public Intent intent() {
        return Intent.DEFINITION;
    }

    /** The word that a question wants to have explained, where a document does so. */
    Optional<String> term(Question question) {
        Matcher asked = ASKED.matcher(question.text());
        return asked.matches()
                ? Optional.of(asked.group(1).strip()).filter(term -> !find(term).isEmpty())
                : Optional.empty();
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        return find(inputs.getOrDefault("term", "")).stream()
                .map(found -> Draft.at(found.text(), List.of(found.at())))
                .toList();
    }

    private List<Found> find(String term) {
        List<String> forms = Names.forms(Names.normal(term));
        return knowledge.passages(term, DEPTH).stream()
                .filter(chunk -> chunk.kind().matches("markdown|text"))
                .flatMap(chunk -> in(chunk, forms).stream())
                .distinct()
                .limit(2)
                .toList();
    }

    private static List<Found> in(Chunk chunk, List<String> forms) {
        if (!(chunk.locator() instanceof Locator.Lines lines)) {
            return List.of();
        }
        String[] text = chunk.text().split("\n", -1);
        for (int i = 0; i < text.length; i++) {
            String line = text[i];
            Optional<String> said = row(line, forms).or(() -> bold(line, forms));
            if (said.isPresent()) {
                return List.of(new Found(said.get(), Location.ofLine(chunk.source(), lines.path(), lines.line() + i)));
            }
        }
        return List.of();
    }

    /** A row of a table whose first cell is the word. */
    private static Optional<String> row(String line, List<String> forms) {
        List<String> cells = Arrays.stream(line.strip().split("\\|"))
                .map(String::strip)
                .filter(cell -> !cell.isEmpty())
                .toList();
        return line.strip().startsWith("|") && cells.size() > 1 && means(cells.get(0), forms)
                ? Optional.of(Phrases.sentence(
                        cells.get(0) + ": " + cells.stream().skip(1).collect(Collectors.joining("; "))))
                : Optional.empty();
    }

    /** {@code **word**: what it means}, with or without a bullet. */
    private static Optional<String> bold(String line, List<String> forms) {
        Matcher bold = BOLD.matcher(line.strip());
        return bold.matches() && means(bold.group(1).replaceAll(":$", ""), forms)
                ? Optional.of(Phrases.sentence(
                        line.strip().replaceFirst("^[-*+]\\s+", "").replace("**", "")))
                : Optional.empty();
    }

    private static boolean means(String said, List<String> forms) {
        return Names.forms(Names.normal(said.toLowerCase(Locale.ROOT))).stream().anyMatch(forms::contains);
    }
}
