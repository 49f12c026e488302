package io.plumbline.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A part of an estate, named the way dbt's {@code --select} names it: terms that a space joins are a union, terms that a
 * comma joins an intersection, and a comma binds tighter. A term is {@code [@][N+]method:value[+N]}; without a method the
 * value is a name or a dotted prefix of an fqn, and a path where it holds a slash or ends like a file. {@code *}, {@code ?}
 * and {@code [abc]} are wildcards. A path counts from the project's folder or from the source's root.
 *
 * <p>A data test belongs to a selection with the node it tests, as with dbt's eager indirect selection. Immutable and safe
 * for concurrent use. The forms follow dbt's documentation of node selection syntax, dbt Core 1.10.
 */
public final class Selection {

    private final String text;
    private final List<List<SelectionTerm>> union;

    private Selection(String text, List<List<SelectionTerm>> union) {
        this.text = text;
        this.union = List.copyOf(union);
    }

    /** Says which word of a selection cannot be read, and which words stand in its place. */
    public static final class Unreadable extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final String word;
        private final transient List<String> known;

        Unreadable(String message, String word, List<String> known) {
            super(message);
            this.word = word;
            this.known = List.copyOf(known);
        }

        /** The word that is not known; empty where none is at fault. */
        public String word() {
            return word;
        }

        /** The words that are known in its place. */
        public List<String> known() {
            return known;
        }
    }

    /**
     * Reads a selection.
     *
     * @throws Unreadable where the text is empty or holds a form that is not known
     */
    public static Selection parse(String text) {
        List<List<SelectionTerm>> union = new ArrayList<>();
        for (String part : text.strip().split("\\s+")) {
            List<SelectionTerm> intersection = new ArrayList<>();
            for (String term : part.split(",", -1)) {
                intersection.add(SelectionTerm.parse(term));
            }
            union.add(List.copyOf(intersection));
        }
        return new Selection(text.strip(), union);
    }

    /** The ids of everything selected, in the estate's order; empty where nothing is. */
    public Set<String> in(Estate estate) {
        Set<String> selected = new LinkedHashSet<>();
        for (List<SelectionTerm> intersection : union) {
            Set<String> common = new LinkedHashSet<>(intersection.get(0).in(estate));
            intersection.stream().skip(1).forEach(term -> common.retainAll(term.in(estate)));
            selected.addAll(common);
        }
        estate.of(Test.class)
                .filter(test -> test.attachedTo() != null && selected.contains(test.attachedTo()))
                .map(Test::id)
                .toList()
                .forEach(selected::add);
        return selected;
    }

    /** The text it was read from. */
    @Override
    public String toString() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Selection selection && selection.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }
}
