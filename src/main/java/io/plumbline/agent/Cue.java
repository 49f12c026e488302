package io.plumbline.agent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a word of a question hints at: a small set of words that mean about the same to somebody who asks. A word is told in
 * any number and tense. Those without words are found by how words stand together ({@link Cues}).
 */
enum Cue {
    READ("read use consume reference ref query call join pull need depend rely rest lean sit hang leverage look select "
            + "build built base derive come came stem originate make made assemble compute calculate"),
    FEED("feed fed flow populate supply power produce load fill drive contribute into"),
    BREAK(
            "notice miss complain care regret object break broke broken affect impact effect hurt harm damage suffer die blow fail fall ripple consequence hit"),
    REMOVE(
            "drop remove delete rename kill retire deprecate disappear vanish gone decommission alter truncate rid away leave left scrap sunset ditch purge prune nuke dump yank rip"),
    DOWN("downstream dependent dependents child children consumer reader successor descendant"),
    UP("upstream parent ancestor input ingredient predecessor lineage dependency behind"),
    OWN("own owner responsible accountable contact maintain maintainer steward charge belong"),
    ASK("ask ping call talk bother contact reach tell speak turn"),
    AFTER("looks look takes take care answer"),
    TEST("test tested untested cover coverage check assertion quality protect guard validate verify"),
    UNTESTED("untested"),
    MISSING(
            "missing lack without no none never add write need should must want absent untested undocumented undescribed aren isn hasn haven"),
    DOC("documentation doc docs document description describe undocumented undescribed"),
    COLUMN("column field attribute"),
    COMPUTE(
            "compute calculate derive formula logic define make made build built come origin lineage work taken fill populate"),
    DESCRIBE(
            "what mean describe explain purpose hold contain represent about overview summary story tell stand grain idea definition meaning semantics"),
    WHERE("where file path folder locate live lives code sql directory define"),
    CHANGE("change new commit history touch diff edit modify update happen wrote author recent recently merged"),
    WHEN("when"),
    FINDING("flag finding problem issue defect warning error wrong complain complaint violation smell trouble broken"),
    FIX("fix resolve mend repair solve remedy improve clean tackle"),
    FIRST("first priority prioritize"),
    COST("cost credit expensive dear dearest spend spent spender money bill price costly costliest pricey"),
    FASTER("optimize optimise optimization speed faster cheaper quicker sooner save saving tune"),
    SLOW("slow slowly"),
    CUT("cut reduce lower shrink"),
    SPENT("time runtime spend spending bill cost credit"),
    OFTEN("often frequently times queries people users popular queried"),
    STILL("still last anymore"),
    REVIEW("review"),
    BLAST("blast"),
    SAFE("safe safely ok okay fine risky dangerous harmless risk"),
    MERGE("merge release deploy ship"),
    SETTING(
            "materialize materialized materialised materialization unique schema database tag tagged cluster partition contract access "
                    + "group strategy incremental view ephemeral enabled disabled severity public private protected"),
    CONFIGURED("materialize materialise materialization materialisation cluster partition contract strategy"),
    HAVE("have has contain expose with carry include"),
    KIND("model source test seed snapshot exposure dashboard macro metric table view node"),
    LISTING("list show which what name all give are any"),
    COUNT("number count"),
    COMPARE("difference differ different compare versus vs share common overlap same"),
    HOW("how"),
    WHO("who whom whose"),
    WHY("why"),
    IF("if once"),
    ME("i we me us"),

    /** Which dashboards, any reports: what shows the thing. */
    SHOWN(""),
    /** Which tests, any tests: what tests the thing. */
    TESTED(""),
    /** Something reads what is asked about. */
    OUT(""),
    /** What is asked about reads something. */
    IN(""),
    /** This change, the branch. */
    CHANGESET(""),
    /** How do I, how to. */
    HOWTO(""),
    /** What to do about it. */
    DO_ABOUT(""),
    /** May I, can we. */
    MAY("");

    private static final Map<String, Set<Cue>> BY_WORD = byWord();

    private final Set<String> words;

    Cue(String words) {
        this.words = Set.of(words.split(" "));
    }

    private static Map<String, Set<Cue>> byWord() {
        Map<String, Set<Cue>> cues = new HashMap<>();
        Arrays.stream(values()).forEach(cue -> cue.words.stream()
                .filter(word -> !word.isEmpty())
                .forEach(word -> cues.computeIfAbsent(word, known -> EnumSet.noneOf(Cue.class))
                        .add(cue)));
        return cues;
    }

    /** What a word in lower case hints at, in whatever number and tense it stands. */
    static Set<Cue> of(String word) {
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        forms(word).forEach(form -> cues.addAll(BY_WORD.getOrDefault(form, Set.of())));
        return cues;
    }

    /** The word, and what it may be a form of. */
    private static List<String> forms(String word) {
        List<String> forms = new ArrayList<>(List.of(word));
        if (word.endsWith("ies") || word.endsWith("ied")) {
            forms.add(word.substring(0, word.length() - 3) + "y");
        } else if (word.matches(".*(s|x|z|ch|sh|o)es")) {
            forms.add(word.substring(0, word.length() - 2));
        }
        if (word.matches("..+[^s]s")) {
            forms.add(word.substring(0, word.length() - 1));
        }
        for (String ending : List.of("ed", "ing")) {
            if (word.endsWith(ending) && word.length() > ending.length() + 1) {
                String bare = word.substring(0, word.length() - ending.length());
                forms.add(bare);
                forms.add(bare + "e");
                int last = bare.length() - 1;
                if (last > 1 && bare.charAt(last) == bare.charAt(last - 1)) {
                    forms.add(bare.substring(0, last));
                }
            }
        }
        return forms;
    }
}
