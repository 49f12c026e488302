package io.plumbline.agent;

import io.plumbline.agent.Question.Mark;
import io.plumbline.agent.Question.Word;
import io.plumbline.model.Artifact;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Document;
import io.plumbline.model.Group;
import io.plumbline.model.Model;
import io.plumbline.model.Operation;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the things that a question names: in any case, in the singular or plural, with spaces for underscores, and without the
 * prefix of their layer where that leaves one thing only.
 */
final class Names {

    /** Which kind is meant where one name stands for several. */
    private static final List<String> KINDS = List.of(
            "model", "snapshot", "seed", "exposure", "metric", "source", "macro", "semantic_model", "saved_query");

    private static final int MOST_WORDS = 5;

    /** Layers below the marts. */
    private static final Pattern LAYERS = Pattern.compile("(?i)(stg|staging|base|int|intermediate|raw|src)_");

    private final Knowledge knowledge;
    private final Map<String, Set<Artifact>> byName = new LinkedHashMap<>();
    private final Set<String> spelled = new TreeSet<>();

    Names(Knowledge knowledge) {
        this.knowledge = knowledge;
        knowledge.estate().of(Artifact.class).filter(Names::named).forEach(node -> {
            add(node.name(), node);
            add(node.name().substring(node.name().lastIndexOf('.') + 1), node);
            add(node.id(), node);
            add(Phrases.plain(node), node);
            add(node.id().substring(node.id().indexOf('.') + 1), node);
            if (node instanceof Model || node instanceof Seed || node instanceof Snapshot || node instanceof Test) {
                String path = node.location().path();
                for (int from = 0;
                        from >= 0;
                        from = path.indexOf('/', from) + 1 == 0 ? -1 : path.indexOf('/', from) + 1) {
                    add(path.substring(from), node);
                }
            }
            if (knowledge.estate().owns(node)) {
                spelled.add(Phrases.plain(node));
            }
        });
    }

    private static boolean named(Artifact node) {
        return !(node instanceof Test test && !test.singular()
                || node instanceof DocBlock
                || node instanceof Document
                || node instanceof Operation);
    }

    private void add(String name, Artifact node) {
        byName.computeIfAbsent(normal(name), n -> new LinkedHashSet<>()).add(node);
    }

    /**
     * Things that were named.
     *
     * @param nodes one, or those among which the question does not tell
     * @param exact whether its whole name was said
     */
    record Mention(List<Artifact> nodes, Mark mark, boolean exact) {

        Mention {
            nodes = List.copyOf(nodes);
        }
    }

    /** The file that a word names by its path or the end of it; empty where none or several are so named. */
    Optional<String> file(String word) {
        if (!word.contains(".")) {
            return Optional.empty();
        }
        List<String> found = knowledge.trees().stream()
                .flatMap(tree -> tree.paths().stream())
                .filter(path -> path.equals(word) || path.endsWith("/" + word))
                .distinct()
                .toList();
        return found.size() == 1
                ? Optional.of(found.get(0))
                : found.stream().filter(word::equals).findFirst();
    }

    /** The things whose whole name is said, in the order of the question. */
    List<Mention> exact(Question question) {
        List<Mention> mentions = new ArrayList<>();
        List<Word> words = question.words();
        long telling = words.stream()
                .filter(word -> !word.plain() && !word.identifier())
                .count();
        int from = 0;
        while (from < words.size()) {
            Mention found = null;
            for (int to = Math.min(words.size(), from + MOST_WORDS); to > from && found == null; to--) {
                Set<Artifact> nodes = whole(words.subList(from, to), telling);
                boolean column = from > 0 && words.get(from - 1).lower().matches("columns?|fields?");
                if (!nodes.isEmpty() && !column) {
                    found = new Mention(meant(nodes, question), new Mark(from, to, "§n"), true);
                    mentions.add(found);
                }
            }
            from = found == null ? from + 1 : found.mark().to();
        }
        return mentions;
    }

    /** @param others telling words of the question: among others a plain word is only a word */
    private Set<Artifact> whole(List<Word> words, long others) {
        boolean alone = words.size() > 1 || words.get(0).identifier() || others == 1;
        if (!alone || words.get(0).plain() || words.get(words.size() - 1).plain()) {
            return Set.of();
        }
        String said = words.stream().map(Word::text).collect(Collectors.joining());
        return forms(normal(said)).stream()
                .map(form -> spelledSo(byName.getOrDefault(form, Set.of()), words))
                .filter(nodes -> !nodes.isEmpty())
                .findFirst()
                .orElse(Set.of());
    }

    /** Of several things whose names differ in signs only, those that are spelled as they were said. */
    private static Set<Artifact> spelledSo(Set<Artifact> nodes, List<Word> words) {
        String said = words.size() == 1 ? words.get(0).text() : "";
        Set<Artifact> same = nodes.stream()
                .filter(node -> node.name().equalsIgnoreCase(said)
                        || Phrases.plain(node).equalsIgnoreCase(said))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return same.isEmpty() ? nodes : same;
    }

    /** The only mart of the name by which plain words mean a source table; empty where the question speaks of sources. */
    Optional<Model> mart(Question question, Mention mention) {
        List<Word> said =
                question.words().subList(mention.mark().from(), mention.mark().to());
        boolean source = mention.nodes().stream().allMatch(Source.class::isInstance)
                && said.stream().noneMatch(Word::identifier)
                && question.words().stream().noneMatch(word -> word.lower().matches("sources?|raw"));
        List<String> forms = forms(normal(said.stream().map(Word::text).collect(Collectors.joining())));
        List<Model> marts = source
                ? knowledge
                        .estate()
                        .models()
                        .filter(model -> !LAYERS.matcher(model.name()).lookingAt())
                        .filter(model -> forms.contains(normal(model.name().replaceFirst("^[A-Za-z0-9]+_{1,2}", ""))))
                        .toList()
                : List.of();
        return marts.size() == 1 ? Optional.of(marts.get(0)) : Optional.empty();
    }

    /** The most telling words that are part of one or more names. */
    Optional<Mention> part(Question question) {
        List<Word> words = question.words();
        for (int size = Math.min(words.size(), MOST_WORDS); size > 0; size--) {
            for (int from = 0; from + size <= words.size(); from++) {
                List<Word> window = words.subList(from, from + size);
                Set<Artifact> nodes = window.stream().anyMatch(Word::plain) ? Set.of() : containing(window, question);
                if (!nodes.isEmpty()) {
                    return Optional.of(
                            new Mention(shortest(ofKind(nodes, question)), new Mark(from, from + size, "§n"), false));
                }
            }
        }
        return Optional.empty();
    }

    /** Those of the kind that the question says, where there are such. */
    private static List<Artifact> ofKind(Set<Artifact> nodes, Question question) {
        List<String> words = question.words().stream().map(Word::lower).toList();
        List<Artifact> said = nodes.stream()
                .filter(node -> words.contains(node.kind()) || words.contains(node.kind() + "s"))
                .toList();
        return said.isEmpty() ? List.copyOf(nodes) : said;
    }

    private Set<Artifact> containing(List<Word> words, Question question) {
        Set<Artifact> found = new LinkedHashSet<>();
        for (String name : spelled) {
            Set<String> parts = new LinkedHashSet<>();
            for (String part : name.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                parts.addAll(forms(part));
            }
            if (words.stream().allMatch(word -> parts.contains(word.lower()))) {
                meant(byName.getOrDefault(normal(name), Set.of()), question).stream()
                        .filter(node -> !(node instanceof Group))
                        .forEach(found::add);
            }
        }
        return found;
    }

    /** Whether so many words are at least half of a name, its layer aside. */
    static boolean mostOf(Artifact node, int words) {
        String bare = LAYERS.matcher(node.name()).replaceFirst("").replaceFirst("^(?i)(dim|fct|fact|mart|rpt)_+", "");
        return 2 * words >= bare.split("[^\\p{L}\\p{N}]+").length;
    }

    /** Those with the fewest further words in their names: customers is dim_customers before stg_shop__customers. */
    private static List<Artifact> shortest(List<Artifact> nodes) {
        Comparator<Artifact> parts = Comparator.comparingInt(node -> node.name().split("_+").length);
        int least = nodes.stream()
                .min(parts)
                .map(node -> node.name().split("_+").length)
                .orElse(0);
        return nodes.stream()
                .filter(node -> node.name().split("_+").length == least)
                .toList();
    }

    /** The node that a misspelled identifier probably means. */
    Optional<Artifact> near(String word) {
        return knowledge
                .nearest(word.toLowerCase(Locale.ROOT), spelled)
                .map(name -> meant(byName.getOrDefault(normal(name), Set.of()), Question.of("")))
                .filter(nodes -> nodes.size() == 1)
                .map(nodes -> nodes.get(0));
    }

    /** Of several things with one name those of the kind the question says, else of the kind people mean first. */
    private List<Artifact> meant(Set<Artifact> nodes, Question question) {
        Set<Artifact> own = nodes.stream()
                .filter(knowledge.estate()::owns)
                .filter(Artifact::enabled)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<Artifact> left = own.isEmpty() ? nodes : own;
        List<String> words = question.words().stream().map(Word::lower).toList();
        List<String> said = KINDS.stream()
                .filter(kind -> words.contains(kind)
                        && left.stream().anyMatch(n -> n.kind().equals(kind)))
                .toList();
        List<String> order = said.isEmpty() ? KINDS : said;
        String kind = order.stream()
                .filter(k -> left.stream().anyMatch(n -> n.kind().equals(k)))
                .findFirst()
                .orElse("");
        List<Artifact> best = left.stream()
                .filter(node -> kind.isEmpty() || node.kind().equals(kind))
                .toList();
        List<Artifact> latest = best.stream().filter(Names::latest).toList();
        return latest.size() == 1 ? latest : best;
    }

    private static boolean latest(Artifact node) {
        return node instanceof Model model
                && model.version() != null
                && model.version().equals(model.latestVersion());
    }

    /** A name without anything but letters and digits, in lower case. */
    static String normal(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** A name, and itself in the singular and plural. */
    static List<String> forms(String name) {
        List<String> forms = new ArrayList<>(List.of(name));
        if (name.endsWith("ies")) {
            forms.add(name.substring(0, name.length() - 3) + "y");
        } else if (name.endsWith("s")) {
            forms.add(name.substring(0, name.length() - 1));
        } else {
            forms.add(name + "s");
            forms.add(name.endsWith("y") ? name.substring(0, name.length() - 1) + "ies" : name + "es");
        }
        return forms;
    }
}
