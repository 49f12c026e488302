package io.plumbline.agent;

import io.plumbline.agent.Filter.Lack;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import io.plumbline.model.Group;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Reads which things a question asks to list or count. Immutable. */
final class Listings {

    private static final Map<String, String> KINDS = Map.ofEntries(
            Map.entry("model", "model"),
            Map.entry("source", "source"),
            Map.entry("seed", "seed"),
            Map.entry("snapshot", "snapshot"),
            Map.entry("exposure", "exposure"),
            Map.entry("dashboard", "exposure"),
            Map.entry("test", "test"),
            Map.entry("macro", "macro"),
            Map.entry("metric", "metric"));

    private static final Set<String> MATERIALIZED =
            Set.of("view", "table", "incremental", "ephemeral", "materialized_view");

    private static final Set<String> STRATEGIES =
            Set.of("append", "merge", "delete+insert", "insert_overwrite", "microbatch");

    /** Words that ask for more than a list; a list of everything would be a wrong answer to them. */
    private static final Pattern OTHER = Pattern.compile(
            "problems?|issues?|defects?|findings?|flagged|wrong|own(s|ed|ers?)?|chang(e|es|ed)|columns?|fields?|depends?|"
                    + "reads?|us(e|es|ed|ing)|feeds?|downstream|upstream|break|broken|tested|cover(s|ed)?|computed|described");

    private static final Pattern SOURCES = Pattern.compile(
            "(?is)\\s*(which|what) (sources?|source tables?) (does|do|is|are) (the |this |our )?(project|estate|we|it)\\b.*");

    private final Set<String> folders = new TreeSet<>();
    private final Set<String> tags = new TreeSet<>();
    private final Set<String> groups = new TreeSet<>();
    private final Set<String> sources = new TreeSet<>();

    /** Groups by their owner's name in lower case, where he owns one. */
    private final Map<String, String> owners = new TreeMap<>();

    Listings(Knowledge knowledge) {
        Set<String> several = new TreeSet<>();
        knowledge.estate().of(Group.class).forEach(group -> {
            String owner = group.owner().label().toLowerCase(Locale.ROOT).strip();
            if (!owner.isEmpty() && owners.put(owner, group.name()) != null) {
                several.add(owner);
            }
        });
        owners.keySet().removeAll(several);
        knowledge.estate().own(Artifact.class).forEach(node -> {
            String path = node.location().path();
            for (int end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
                folders.add(path.substring(0, end));
            }
            tags.addAll(node.properties().tags());
            if (node.properties().group() != null) {
                groups.add(node.properties().group());
            }
            if (node instanceof Source source) {
                sources.add(source.sourceName());
            }
        });
    }

    /** What is asked for; empty where a word of the question is not understood, so that nothing is left out in silence. */
    Optional<Filter> read(Question question) {
        if (SOURCES.matcher(question.text()).matches()) {
            return Optional.of(new Filter("source", "", Lack.NOTHING));
        }
        String kind = "";
        List<String> terms = new ArrayList<>();
        Lack lack = Lack.NOTHING;
        boolean without = question.text()
                        .matches(
                                "(?is).*\\b(without|no|missing|lack|lacks|lacking|not|never|nobody|nothing|aren't|isn't|hasn't|haven't)\\b.*")
                || question.text().matches("(?is)\\s*(is|are|does|do|has|have) (all|every|each)\\b.*");
        Set<String> owner = owner(question, terms);
        String last = "";
        for (Word word : question.words()) {
            String lower = word.lower();
            String before = last;
            last = lower.matches("with|as|by") ? last : lower;
            if (owner.contains(lower)) {
                continue;
            }
            if (before.matches("tag|tags|tagged") && !word.plain()) {
                terms.add("tag:" + lower);
                continue;
            }
            String single =
                    lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, lower.length() - 1) : lower;
            if (lower.matches("untested|undocumented|unused|unread")
                    || without
                            && lower.matches(
                                    "tests?|tested|covered|described|docs?|documented|descriptions?|documentation|readers?|"
                                            + "used|uses|read|reads|depends?|children|consumers?|unique|key|unique_key")) {
                lack = lack(lower);
            } else if (OTHER.matcher(lower).matches()) {
                return Optional.empty();
            } else if (!kind.isEmpty() && single.equals("test")) {
                return Optional.empty();
            } else if (kind.isEmpty() && KINDS.containsKey(single)) {
                kind = KINDS.getOrDefault(single, "");
            } else if (kind.equals("source") && single.equals("table")) {
                continue; // a source is a table
            } else if (lower.equals("incrementally")) {
                terms.add("config.materialized:incremental");
            } else if (STRATEGIES.contains(lower)) {
                terms.add("config.incremental_strategy:" + lower);
            } else if (MATERIALIZED.contains(single)) {
                terms.add("config.materialized:" + single);
            } else if (!term(lower, terms)
                    && !word.plain()
                    && !lower.matches(
                            "built|stored|kept|many|number|there|list|show|materialized|materialised|never|belongs?|missing|lack(s|ing)?"
                                    + "|group|one|enabled|total|overall|count|names?|nobody|nothing|aren|isn|hasn|haven|yet|still|exist|does|do")) {
                return Optional.empty();
            }
        }
        boolean models = kind.isEmpty() && !terms.isEmpty();
        return kind.isEmpty() && !models
                ? Optional.empty()
                : Optional.of(new Filter(models ? "model" : kind, String.join(",", terms), lack));
    }

    /** The kind of things that a question after readers is for: {@code which metrics are built on …}. */
    Optional<String> kind(Question question) {
        List<Word> words = question.words();
        return words.size() > 1 && words.get(0).lower().matches("which|what|list|show")
                ? words.stream()
                        .skip(1)
                        .limit(3)
                        .map(word -> word.lower().replaceAll("s$", ""))
                        .filter(KINDS::containsKey)
                        .map(word -> KINDS.getOrDefault(word, ""))
                        .filter(kind -> !kind.equals("test"))
                        .findFirst()
                : Optional.empty();
    }

    /** The words of a group's owner, whose group is what is asked for; none where no owner is named. */
    private Set<String> owner(Question question, List<String> terms) {
        String text = " " + question.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}@._-]+", " ") + " ";
        for (Map.Entry<String, String> owner : owners.entrySet()) {
            if (text.contains(" " + owner.getKey() + " ")) {
                terms.add("group:" + owner.getValue());
                Set<String> words = new TreeSet<>(List.of(owner.getKey().split(" ")));
                words.addAll(List.of("own", "owns", "owned", "owner"));
                return words;
            }
        }
        return Set.of();
    }

    private static Lack lack(String word) {
        if (word.contains("test") || word.equals("covered")) {
            return Lack.TESTS;
        }
        if (word.matches("unique|key|unique_key")) {
            return Lack.UNIQUE_KEY;
        }
        return word.matches("docs?|.*(descri|document).*") ? Lack.DESCRIPTION : Lack.READERS;
    }

    /** A tag, a group, a source or a folder, whichever there is of that name. */
    private boolean term(String word, List<String> terms) {
        if (tags.contains(word)) {
            return terms.add("tag:" + word);
        }
        if (groups.contains(word)) {
            return terms.add("group:" + word);
        }
        Optional<String> folder = folder(word);
        if (folder.isPresent()) {
            return terms.add("path:" + folder.get());
        }
        return sources.contains(word) && terms.add("source:" + word);
    }

    /** The folder that a question names by its path, or as a folder. */
    Optional<String> place(Question question) {
        List<Word> words = question.words();
        for (int i = 0; i < words.size(); i++) {
            boolean said = words.get(i).text().indexOf('/') > 0
                    || i > 0 && words.get(i - 1).lower().matches("in|below|under|folder|inside");
            Optional<String> folder = said ? folder(words.get(i).lower()) : Optional.empty();
            if (folder.isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    /** The folder of a name; empty where several are called so and none of them holds the others. */
    Optional<String> folder(String word) {
        List<String> called = folders.stream()
                .filter(folder -> folder.equals(word) || folder.endsWith("/" + word))
                .toList();
        return called.stream()
                .filter(one -> called.stream().allMatch(other -> other.equals(one) || other.startsWith(one + "/")))
                .findFirst();
    }
}
