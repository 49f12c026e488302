package io.plumbline.agent;

import io.plumbline.model.Citation;
import io.plumbline.model.Citation.Level;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.Locator;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Checks citations against what the sources really hold. A citation that does not reach {@link Level#L3} is dropped; a
 * finding that has none left is withheld, and a sentence is printed at {@link Level#L4} only. Not safe for concurrent use: it keeps the files it read.
 */
public final class CitationCheck {

    private final Files files;
    private final Pages pages;
    private final Function<String, Optional<Citation>> queries;

    /** The text of a page (1-based) of a document; empty where there is none. */
    interface Pages {
        Optional<String> text(String source, String path, int page);
    }

    /** @param trees the sources at the revisions that were crawled */
    public CitationCheck(List<FileTree> trees) {
        this(new Files(trees), (source, path, page) -> Optional.empty(), query -> Optional.empty());
    }

    /** @param queries the graph's answer to the text of a query, cited; empty for one that it does not know */
    CitationCheck(Files files, Pages pages, Function<String, Optional<Citation>> queries) {
        this.files = files;
        this.pages = pages;
        this.queries = queries;
    }

    /**
     * The findings that stand, their citations at the level they reached.
     *
     * @param checked citations looked at
     * @param dropped citations that did not hold
     * @param withheld one gap for each finding that lost all its citations
     */
    public record Result(List<Finding> findings, int checked, int dropped, List<Gap> withheld) {

        public Result {
            findings = List.copyOf(findings);
            withheld = List.copyOf(withheld);
        }
    }

    public Result check(List<Finding> findings) {
        List<Finding> standing = new ArrayList<>();
        List<Gap> withheld = new ArrayList<>();
        int checked = 0;
        int dropped = 0;
        for (Finding finding : findings) {
            List<Citation> kept = new ArrayList<>();
            for (Citation citation : finding.citations()) {
                checked++;
                Level level = level(citation);
                if (level.compareTo(Level.L3) >= 0) {
                    kept.add(citation.at(level));
                } else {
                    dropped++;
                }
            }
            if (kept.isEmpty()) {
                withheld.add(new Gap(
                        "a finding of rule " + finding.rule(),
                        finding.location().toString(),
                        "none of its citations held, so it is not shown"));
            } else {
                standing.add(finding.with(kept));
            }
        }
        return new Result(standing, checked, dropped, withheld);
    }

    /** The highest level up to {@link Level#L3} that a citation reaches. */
    public Level level(Citation citation) {
        if (!citation.quoteHash().equals(Citation.hash(citation.quote()))) {
            return Level.UNCHECKED;
        }
        if (citation.locator() instanceof Locator.Lines lines) {
            return level(citation, lines);
        } else if (citation.locator() instanceof Locator.Page page) {
            return level(citation, page);
        }
        return citation.locator() instanceof Locator.Query query ? level(citation, query) : Level.UNCHECKED;
    }

    private Level level(Citation citation, Locator.Page page) {
        String revision = files.revision(citation.source(), page.path()).orElse("");
        if (!revision.equals(citation.revision())) {
            return Level.L0;
        }
        String text = pages.text(citation.source(), page.path(), page.page()).orElse(null);
        if (text == null) {
            return Level.L1;
        }
        return text.contains(citation.quote()) ? Level.L3 : Level.L2;
    }

    private Level level(Citation citation, Locator.Lines lines) {
        if (lines.line() < 1 || lines.endLine() < lines.line()) {
            return Level.UNCHECKED;
        }
        SourceFile file = files.find(citation.source(), lines.path()).orElse(null);
        if (file == null || !file.revision().equals(citation.revision())) {
            return Level.L0;
        }
        List<String> text = file.lines();
        if (lines.endLine() > text.size()) {
            return Level.L1;
        }
        String there = String.join("\n", text.subList(lines.line() - 1, lines.endLine()));
        return there.equals(citation.quote()) ? Level.L3 : Level.L2;
    }

    /** Asks the query again. */
    private Level level(Citation citation, Locator.Query query) {
        Citation again = queries.apply(query.text()).orElse(null);
        if (again == null
                || !again.source().equals(citation.source())
                || !again.revision().equals(citation.revision())) {
            return Level.L0;
        }
        return again.quote().equals(citation.quote()) ? Level.L3 : Level.L2;
    }

    /**
     * A sentence as it may be printed: with the citations that hold, at {@link Level#L4}. Empty where an identifier or number
     * of it occurs in none of their texts. The path of a cited file counts as part of its text.
     */
    Optional<Sentence> stands(Sentence sentence) {
        List<Citation> held = sentence.citations().stream()
                .filter(citation -> level(citation).compareTo(Level.L3) >= 0)
                .map(citation -> citation.at(Level.L4))
                .toList();
        Set<String> shown = new HashSet<>();
        held.forEach(citation -> shown.addAll(Terms.shown(citation.locator() + "\n" + citation.quote())));
        return !held.isEmpty() && shown.containsAll(Terms.claimed(sentence.text()))
                ? Optional.of(new Sentence(sentence.text(), held))
                : Optional.empty();
    }
}
