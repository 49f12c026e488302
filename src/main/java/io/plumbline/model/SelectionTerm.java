package io.plumbline.model;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One term of a selection.
 *
 * @param up how many steps to ancestors, 0 for none
 * @param down how many steps to descendants, 0 for none
 * @param at whether the ancestors of all descendants belong to it, dbt's {@code @}
 */
record SelectionTerm(SelectionMethod method, String key, Pattern pattern, String value, int up, int down, boolean at) {

    private static final Pattern FORM =
            Pattern.compile("(@)?(?:(\\d{0,4})(\\+))?(?:([A-Za-z_][\\w.]*):)?([^+@:\\s]+)(?:(\\+)(\\d{0,4}))?");
    private static final int WITHOUT_END = Integer.MAX_VALUE;

    static SelectionTerm parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new Selection.Unreadable(
                    text.isEmpty()
                            ? "it has an empty term; expected a name, or a method and a value such as tag:nightly"
                            : "it has the term \"" + text
                                    + "\"; expected a name, or method:value, with N+ or @ in front"
                                    + " and +N behind where its relatives are meant",
                    "",
                    List.of());
        }
        String value = form.group(5);
        String named = form.group(4);
        String name = named == null ? "" : named.startsWith("config.") ? "config." : named;
        SelectionMethod method = SelectionMethod.of(name, value);
        if (method == null) {
            throw new Selection.Unreadable(
                    "it has the method \"" + named + ":\"; expected one of "
                            + String.join(", ", SelectionMethod.words()),
                    String.valueOf(named),
                    SelectionMethod.words());
        }
        String key = name.equals("config.") ? named.substring("config.".length()) : "";
        return new SelectionTerm(
                method,
                key,
                wildcards(value),
                value,
                steps(form.group(3), form.group(2)),
                steps(form.group(6), form.group(7)),
                form.group(1) != null);
    }

    private static int steps(@Nullable String plus, @Nullable String number) {
        return plus == null ? 0 : number == null || number.isEmpty() ? WITHOUT_END : Integer.parseInt(number);
    }

    /** The value as {@code fnmatch} reads it. */
    private static Pattern wildcards(String value) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int end = c == '[' ? value.indexOf(']', i + 2) : -1;
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else if (end > 0) {
                boolean not = value.charAt(i + 1) == '!';
                regex.append(not ? "[^" : "[")
                        .append(value.substring(i + (not ? 2 : 1), end).replaceAll("[\\\\\\[\\]&^]", "\\\\$0"))
                        .append(']');
                i = end;
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        try {
            return Pattern.compile(regex.toString(), Pattern.DOTALL);
        } catch (java.util.regex.PatternSyntaxException e) {
            return Pattern.compile(Pattern.quote(value));
        }
    }

    boolean matches(String text) {
        return pattern.matcher(text).matches();
    }

    Set<String> in(Estate estate) {
        Map<String, String> roots = estate.projects().stream()
                .collect(Collectors.toMap(Project::name, Project::root, (one, same) -> one, TreeMap::new));
        Set<String> found = estate.of(Artifact.class)
                .filter(artifact -> method.selects(artifact, this, roots.getOrDefault(artifact.packageName(), "")))
                .map(Artifact::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> all = new LinkedHashSet<>(found);
        Set<String> descendants = walk(found, at ? WITHOUT_END : down, estate::children);
        all.addAll(descendants);
        all.addAll(walk(at ? descendants : found, at ? WITHOUT_END : up, estate::parents));
        return all;
    }

    private static Set<String> walk(Set<String> from, int steps, Function<String, List<Artifact>> next) {
        Set<String> seen = new LinkedHashSet<>(from);
        Deque<String> front = new ArrayDeque<>(from);
        for (int step = 0; step < steps && !front.isEmpty(); step++) {
            Deque<String> further = new ArrayDeque<>();
            for (String id : front) {
                next.apply(id).stream().map(Artifact::id).filter(seen::add).forEach(further::add);
            }
            front = further;
        }
        return seen;
    }
}
