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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

    /** Words of a list that leave nothing out where they are passed over. */
    private static final Pattern PASSED = Pattern.compile(
            "a|about|all|already|an|and|any|are|as|at|be|been|being|by|call(s|ed)?|can|count|current(ly)?|data|dbt|defined|"
                    + "do|does|each|enabled|every|everything|exists?|files?|folder|for|from|get|give|got|group|had|has|have|here|how|"
                    + "i|in|inside|into|is|it|its|kept|lacks?|lacking|layer|list|live|located|many|materiali[sz]ed|me|missing|more|"
                    + "most|my|named?|names|need|no|nobody|not|nothing|number|of|on|one|or|our|out|overall|own|paths?|please|project|"
                    + "projects|really|repo|repository|schema|see|should|show|sit|so|still|stored|tables?|tag|tagged|tags|tell|than|that|"
                    + "the|them|there|these|they|this|those|to|total|under|us|using|was|we|were|what|where|which|who|whose|with|"
                    + "without|would|yet|you|built|never|belongs?|below|aren|isn|hasn|haven|doesn|don|s|t|re|ve|anything|something|stuff|things?|their|package|ships?|declared|d|ll|"
                    + "ones|just|pls|only|right|now|currently|ever|and|both|whole|entire|say|does|whose");

    /** Verbs of things that stand on a source. */
    private static final Pattern READING = Pattern.compile(
            "reads?|reading|us(e|es|ing)|touch(es|ing)?|depends?|depending|consumes?|consuming|quer(y|ies)|pulls?|builds?|selects?");

    /** What follows it is a part of names. */
    private static final Pattern NAMED = Pattern.compile(
            "(?is).*\\b(?:names? (?:that )?(?:has|have|contains?|includes?|with)|named like|named|called|with|has|have|having)\\s+"
                    + "[`\"']?([\\w-]{2,})[`\"']?\\s+in (?:it|its name|their names?|the name)\\b.*"
                    + "|.*\\bnames? (?:that )?(?:contains?|includes?|has|have|begins? with|starts? with|ends? (?:with|in))\\s+"
                    + "[`\"']?([\\w-]{2,})[`\"']?\\W*|.*\\b(?:(?:begins?|starts?|beginning|starting) with|(?:ends?|ending) (?:in|with))\\s+[`\"']?([\\w-]{2,})[`\"']?\\W*");

    private static final Set<String> MATERIALIZED =
            Set.of("view", "table", "incremental", "ephemeral", "materialized_view");

    private static final Set<String> STRATEGIES =
            Set.of("append", "merge", "delete+insert", "insert_overwrite", "microbatch");

    /** Words that ask for more than a list; a list of everything would be a wrong answer to them. */
    private static final Pattern OTHER = Pattern.compile(
            "problems?|issues?|defects?|findings?|flagged|wrong|own(s|ed|ers?)?|chang(e|es|ed)|columns?|fields?|depends?|"
                    + "reads?|us(e|es|ed|ing)|feeds?|downstream|upstream|break|broken|tested|cover(s|ed)?|computed|described");

    /** Words that turn a list into one of what lacks something. */
    private static final Pattern WITHOUT = Pattern.compile(
            "(?is).*\\b(without|no|missing|lack|lacks|lacking|not|never|nobody|nothing|aren't|isn't|hasn't|haven't)\\b.*");

    private static final Pattern EVERY = Pattern.compile("(?is)\\s*(is|are|does|do|has|have) (all|every|each)\\b.*");

    /** What may be lacking. */
    private static final Pattern LACKED = Pattern.compile(
            "tests?|tested|covered|described|docs?|documented|descriptions?|documentation|readers?|fresh|freshness|used|uses|"
                    + "call(s|ed)?|consumed?|queried|referenced|read|reads|depends?|children|consumers?|unique|key|unique_key");

    private static final Pattern SOURCES = Pattern.compile(
            "(?is)\\s*(which|what) (sources?|source tables?) (does|do|is|are) (the |this |our )?(project|estate|we|it)\\b.*");

    /** Folders with something in or below them, and the kinds of that. */
    private final Map<String, Set<String>> folders = new TreeMap<>();

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
                folders.computeIfAbsent(path.substring(0, end), folder -> new TreeSet<>())
                        .add(node.kind());
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
        Reading reading = new Reading(question);
        return question.words().stream().allMatch(reading::understands) ? reading.filter() : Optional.empty();
    }

    /** One question, read word by word. */
    private final class Reading {

        private final List<String> terms = new ArrayList<>();
        private final Set<String> owner;
        private final String part;
        private final String source;
        private final boolean without;

        private String kind = "";
        private Lack lack = Lack.NOTHING;
        private String last = "";

        Reading(Question question) {
            owner = owner(question, terms);
            part = part(question, terms);
            source = readers(question);
            if (!source.isEmpty()) {
                terms.add("source:" + source + "+1");
            }
            without = WITHOUT.matcher(question.text()).matches()
                    || EVERY.matcher(question.text()).matches();
        }

        /** Whether a word is understood, which it has to be; what it says is kept. */
        boolean understands(Word word) {
            String lower = word.lower();
            String single =
                    lower.endsWith("s") && !lower.endsWith("ss") ? lower.substring(0, lower.length() - 1) : lower;
            String before = last;
            last = lower.matches("with|as|by") ? last : lower;
            if (owner.contains(lower) || namesSource(lower)) {
                return true;
            }
            if (before.matches("tag|tags|tagged") && !word.plain()) {
                return terms.add("tag:" + lower);
            }
            if (lower.matches("untested|undocumented|unused|unread")
                    || without && LACKED.matcher(lower).matches()) {
                lack = lack(lower);
                return true;
            }
            if (OTHER.matcher(lower).matches() || !kind.isEmpty() && single.equals("test")) {
                return false;
            }
            if (kind.isEmpty() && KINDS.containsKey(single)) {
                kind = KINDS.getOrDefault(single, "");
                return true;
            }
            return goesWithout(single)
                    || configured(lower, single)
                    || lower.equals(part)
                    || term(lower, terms, kind)
                    || passed(lower, !part.isEmpty());
        }

        private boolean namesSource(String word) {
            return !source.isEmpty()
                    && (List.of(source.split("_")).contains(word)
                            || word.equals(source)
                            || word.matches("sources?")
                            || READING.matcher(word).matches());
        }

        /** Words that say again what was said: a check of freshness, a source that is a table. */
        private boolean goesWithout(String single) {
            return lack == Lack.FRESHNESS && single.matches("check|rule|setting|declared|configured|set")
                    || kind.equals("source") && single.equals("table");
        }

        private boolean configured(String word, String single) {
            if (word.equals("incrementally")) {
                return terms.add("config.materialized:incremental");
            }
            if (STRATEGIES.contains(word)) {
                return terms.add("config.incremental_strategy:" + word);
            }
            return MATERIALIZED.contains(single) && terms.add("config.materialized:" + single);
        }

        Optional<Filter> filter() {
            boolean models = kind.isEmpty() && !terms.isEmpty();
            return kind.isEmpty() && !models
                    ? Optional.empty()
                    : Optional.of(new Filter(models ? "model" : kind, String.join(",", terms), lack));
        }
    }

    /** The source whose readers are asked for; empty where none is: which models read the hubspot source. */
    private String readers(Question question) {
        List<String> words = question.words().stream().map(Word::lower).toList();
        boolean reading = words.stream().anyMatch(word -> READING.matcher(word).matches());
        boolean models = words.stream().anyMatch(word -> word.matches("models?"));
        boolean source = words.stream().anyMatch(word -> word.matches("sources?"));
        List<String> named = words.stream()
                .flatMap(word -> sources.stream()
                        .filter(name ->
                                name.equals(word) || List.of(name.split("_")).contains(word)))
                .distinct()
                .toList();
        return reading && models && source && named.size() == 1 ? named.get(0) : "";
    }

    /** Whether a word of a list may be passed over; those of a condition on names only where there is one. */
    private static boolean passed(String word, boolean named) {
        return PASSED.matcher(word).matches()
                || named && word.matches("contains?|includes?|begin(s|ning)?|start(s|ing)?|end(s|ing)?|like");
    }

    /** A part of names, in lower case, which becomes a term; empty where none is said. */
    private static String part(Question question, List<String> terms) {
        Matcher named = NAMED.matcher(question.text());
        if (!named.matches()) {
            return "";
        }
        String part = Stream.of(1, 2, 3)
                .map(named::group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("")
                .toLowerCase(Locale.ROOT);
        boolean first = question.text().matches("(?is).*\\b(begin|start)(s|ning|ing)? with\\b.*");
        boolean last = question.text().matches("(?is).*\\bend(s|ing)? (with|in)\\b.*");
        terms.add((first ? "" : "*") + part + (last ? "" : "*"));
        return part;
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
        if (word.startsWith("fresh")) {
            return Lack.FRESHNESS;
        }
        if (word.matches("unique|key|unique_key")) {
            return Lack.UNIQUE_KEY;
        }
        return word.matches("docs?|.*(descri|document).*") ? Lack.DESCRIPTION : Lack.READERS;
    }

    /** A tag, a group, a source or a folder, whichever there is of that name; a folder with such things before others. */
    private boolean term(String word, List<String> terms, String kind) {
        if (tags.contains(word)) {
            return terms.add("tag:" + word);
        }
        if (groups.contains(word)) {
            return terms.add("group:" + word);
        }
        Optional<String> folder = outermost(folders.keySet().stream()
                        .filter(one -> (one.equals(word) || one.endsWith("/" + word)) && holds(one, kind))
                        .toList())
                .or(() -> folder(word));
        if (folder.isPresent()) {
            return terms.add("path:" + folder.get());
        }
        return sources.contains(word) && terms.add("source:" + word);
    }

    /** The folder that a question names by its path, or as a folder. */
    Optional<String> place(Question question) {
        List<Word> words = question.words();
        for (int i = 0; i < words.size(); i++) {
            int before = i > 0 && words.get(i - 1).lower().matches("the|our") ? i - 2 : i - 1;
            boolean said = words.get(i).text().indexOf('/') > 0
                    || before >= 0 && words.get(before).lower().matches("in|below|under|folder|inside|within");
            Word word = words.get(i);
            Optional<String> folder =
                    said ? folder(word.lower()).or(() -> told(word.lower(), words)) : Optional.empty();
            if (folder.isPresent()) {
                return folder;
            }
        }
        return Optional.empty();
    }

    /** The one of several folders of a name that has another word of the question in its path: the pharmacy mart. */
    private Optional<String> told(String word, List<Word> words) {
        List<String> forms = words.stream()
                .filter(other -> !other.lower().equals(word))
                .flatMap(other -> Names.forms(other.lower()).stream())
                .toList();
        List<String> told = folders.keySet().stream()
                .filter(folder -> folder.endsWith("/" + word))
                .filter(folder -> Stream.of(folder.split("[/_]")).anyMatch(forms::contains))
                .toList();
        return told.size() == 1 ? Optional.of(told.get(0)) : Optional.empty();
    }

    /** The folder of a name in singular or plural, one of models before others; empty where it is called so several times. */
    Optional<String> folder(String word) {
        return Names.forms(word).stream().flatMap(form -> called(form).stream()).findFirst();
    }

    private Optional<String> called(String word) {
        List<String> called = folders.keySet().stream()
                .filter(folder -> folder.equals(word) || folder.endsWith("/" + word))
                .toList();
        return outermost(called)
                .or(() -> outermost(
                        called.stream().filter(folder -> holds(folder, "model")).toList()));
    }

    private boolean holds(String folder, String kind) {
        return folders.getOrDefault(folder, Set.of()).contains(kind);
    }

    private static Optional<String> outermost(List<String> called) {
        return called.stream()
                .filter(one -> called.stream().allMatch(other -> other.equals(one) || other.startsWith(one + "/")))
                .findFirst();
    }
}
