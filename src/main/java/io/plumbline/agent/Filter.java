package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Macro;
import io.plumbline.model.Selection;
import io.plumbline.model.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A part of the estate: a dbt selection, and perhaps a trait that its things lack. Only what is enabled and the audited
 * projects own.
 *
 * @param kind dbt's word for the kind of things: {@code model}, {@code source} …
 * @param selection terms as for dbt's {@code --select}, joined by commas; empty for all
 */
record Filter(String kind, String selection, Lack lack) {

    /** What is missing. */
    enum Lack {
        NOTHING,
        TESTS,
        DESCRIPTION,
        READERS,
        UNIQUE_KEY,
        FRESHNESS;

        private boolean of(Artifact node, Knowledge knowledge) {
            return switch (this) {
                case NOTHING -> true;
                case TESTS -> knowledge.estate().tests(node.id()).isEmpty();
                case DESCRIPTION -> !node.properties().described();
                case READERS ->
                    node instanceof Macro
                            ? knowledge.findings().stream()
                                    .anyMatch(finding -> finding.rule().equals("unused-macro")
                                            && finding.subject().equals(node.id()))
                            : new Lineage(knowledge).children(node.id()).isEmpty();
                case FRESHNESS -> node instanceof Source source && !source.freshness();
                case UNIQUE_KEY -> node.properties().config().get("unique_key") == null;
            };
        }
    }

    /** Reads what {@link #toString} wrote. */
    static Filter read(String text) {
        String[] words = text.split(" ");
        String selection = words.length > 1 ? words[1] : "";
        Lack lack = words.length > 3 ? Lack.valueOf(words[3].toUpperCase(Locale.ROOT)) : Lack.NOTHING;
        return new Filter(words[0], selection.equals("all") ? "" : selection, lack);
    }

    /** What it selects, in order of ids; nothing where the selection cannot be read. */
    List<Artifact> in(Knowledge knowledge) {
        return of(knowledge, true);
    }

    /** What it would select of what is disabled, whatever that lacks. */
    List<Artifact> disabled(Knowledge knowledge) {
        return new Filter(kind, selection, Lack.NOTHING).of(knowledge, false);
    }

    private List<Artifact> of(Knowledge knowledge, boolean enabled) {
        Estate estate = knowledge.estate();
        Set<String> chosen = selection.isEmpty() ? Set.of() : selected(estate);
        return estate.own(Artifact.class)
                .filter(node -> node.kind().equals(kind) && node.enabled() == enabled)
                .filter(node -> selection.isEmpty() || chosen.contains(node.id()))
                .filter(node -> lack.of(node, knowledge))
                .toList();
    }

    private Set<String> selected(Estate estate) {
        try {
            return Selection.parse(selection).in(estate);
        } catch (Selection.Unreadable e) {
            return Set.of();
        }
    }

    @Override
    public String toString() {
        String lacks = lack == Lack.NOTHING ? "" : " without " + lack.name().toLowerCase(Locale.ROOT);
        return kind + " " + (selection.isEmpty() ? "all" : selection) + lacks;
    }
}
