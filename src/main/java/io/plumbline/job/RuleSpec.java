package io.plumbline.job;

import io.plumbline.model.Area;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a repository declares for itself.
 *
 * @param file the file that declares it, as messages name it
 * @param line 1-based line of its id
 * @param id kebab-case name of the defect
 * @param summary one line without a final full stop
 * @param on kind of the things it judges: {@code model}, {@code column} …
 * @param where which of them; null for all
 * @param require what holds for each of these, else there is a finding
 * @param message the finding's sentence, with expressions in braces
 * @param why why it matters, Markdown; empty where nothing is said
 * @param remedy what to do, Markdown; empty where nothing is said
 */
public record RuleSpec(
        String file,
        int line,
        String id,
        String summary,
        String on,
        @Nullable Text where,
        Text require,
        Text message,
        Severity severity,
        Area area,
        String why,
        String remedy) {

    /**
     * Text with its place.
     *
     * @param line 1-based line of the file that its first line stands on
     */
    public record Text(String text, int line) {

        private static @Nullable String of(@Nullable Text text) {
            return text == null ? null : text.text();
        }
    }

    /** Whether both say the same, wherever they stand. */
    public boolean saysTheSame(RuleSpec other) {
        return words().equals(other.words());
    }

    private List<Object> words() {
        return List.of(
                id,
                summary,
                on,
                Optional.ofNullable(Text.of(where)),
                require.text(),
                message.text(),
                severity,
                area,
                why,
                remedy);
    }
}
