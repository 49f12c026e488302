package io.plumbline.agent;

import io.plumbline.model.Citation;
import io.plumbline.model.Citation.Level;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import io.plumbline.model.Locator;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks citations against what the sources really hold. A citation that does not reach {@link Level#L3} is dropped; a
 * finding that has none left is withheld. Not safe for concurrent use: it keeps the files it read.
 */
public final class CitationCheck {

    private final Map<String, FileTree> trees = new HashMap<>();
    private final Map<String, Optional<List<String>>> files = new HashMap<>();

    /** @param trees the sources at the revisions that were crawled */
    public CitationCheck(List<FileTree> trees) {
        trees.forEach(tree -> this.trees.put(tree.source(), tree));
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
        if (!citation.quoteHash().equals(Citation.hash(citation.quote()))
                || !(citation.locator() instanceof Locator.Lines lines)
                || lines.line() < 1
                || lines.endLine() < lines.line()) {
            return Level.UNCHECKED;
        }
        FileTree tree = trees.get(citation.source());
        String path = lines.path();
        List<String> text = tree == null || !tree.revision(path).equals(citation.revision()) ? null : text(tree, path);
        if (text == null) {
            return Level.L0;
        }
        if (lines.endLine() > text.size()) {
            return Level.L1;
        }
        String there = String.join("\n", text.subList(lines.line() - 1, lines.endLine()));
        return there.equals(citation.quote()) ? Level.L3 : Level.L2;
    }

    private @Nullable List<String> text(FileTree tree, String path) {
        return files.computeIfAbsent(tree.source() + "\u0000" + path, key -> {
                    try {
                        return Optional.of(SourceFile.read(tree, path).lines());
                    } catch (IOException e) {
                        return Optional.empty();
                    }
                })
                .orElse(null);
    }
}
