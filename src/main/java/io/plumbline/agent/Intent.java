package io.plumbline.agent;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a question wants to know. Each has signs: cues that are there together, and how much that weighs. The intent whose
 * heaviest sign outweighs the others' is meant, of equals the first.
 */
enum Intent {
    REVIEW(
            Needs.NOTHING,
            "the lines the rules point to, what changed, and what is downstream in the graph",
            sign(9, Cue.REVIEW),
            sign(9, Cue.BLAST),
            sign(8, Cue.CHANGESET, Cue.SAFE).unless(Cue.REMOVE),
            sign(8, Cue.CHANGESET, Cue.BREAK).unless(Cue.IF),
            sign(8, Cue.SAFE, Cue.MERGE),
            sign(8, Cue.MAY, Cue.MERGE)),
    ADVICE(
            Needs.NOTHING,
            "the lines the rules point to, the fixes that were tried, and the sums of the account",
            sign(6, Cue.FASTER),
            sign(6, Cue.CUT, Cue.SPENT),
            sign(6, Cue.SLOW),
            sign(6, Cue.FIX, Cue.FIRST),
            sign(6, Cue.FIRST, Cue.ME).unless(Cue.DOC, Cue.TEST, Cue.CHANGE)),
    TESTS_TO_ADD(
            Needs.NOTHING,
            "the lines the rules point to, the fixes that were tried, and the joins of the graph",
            sign(5, Cue.TEST, Cue.MISSING).unless(Cue.HOWTO)),
    DOCS_TO_WRITE(
            Needs.NOTHING,
            "the graph, and the lines of what is not described",
            sign(5, Cue.DOC, Cue.MISSING).unless(Cue.HOWTO)),
    CHANGES(
            Needs.NOTHING,
            "what Git tells of the revisions",
            sign(3, Cue.CHANGE),
            sign(8, Cue.WHO, Cue.CHANGE).unless(Cue.IF, Cue.BREAK),
            sign(8, Cue.WHO, Cue.REMOVE).unless(Cue.IF, Cue.BREAK, Cue.ME),
            sign(8, Cue.WHEN, Cue.CHANGE).unless(Cue.BREAK, Cue.ME)),
    REMEDY(Needs.NOTHING, "the rule's page, and the lines it points to", sign(5, Cue.FIX), sign(5, Cue.DO_ABOUT)),
    FINDINGS(Needs.NOTHING, "the lines a rule points to, and its verdict", sign(4, Cue.FINDING)),
    COST(Needs.NOTHING, "the lines of the account, and their sums", sign(3, Cue.COST)),
    USAGE(
            Needs.NODE,
            "the rows of the account that count its readers",
            sign(5, Cue.OFTEN),
            sign(5, Cue.STILL, Cue.READ).unless(Cue.REMOVE, Cue.CHANGE)),
    OWNER(
            Needs.NODE,
            "the lines that name an owner",
            sign(4, Cue.OWN),
            sign(5, Cue.WHO, Cue.ASK, Cue.ME),
            sign(5, Cue.WHO, Cue.AFTER),
            sign(2, Cue.WHO)),
    COLUMN_HOLDERS(Needs.COLUMN_NAME, "the lines that list the column", sign(4, Cue.KIND, Cue.HAVE)),
    TESTS(
            Needs.NODE,
            "the lines of the tests",
            sign(3, Cue.TEST),
            sign(6, Cue.TESTED).unless(Cue.MISSING)),
    COLUMN_USERS(
            Needs.COLUMN,
            "the SQL that reads the column",
            sign(7, Cue.BREAK),
            sign(7, Cue.REMOVE),
            sign(7, Cue.SAFE, Cue.CHANGE),
            sign(7, Cue.MAY, Cue.CHANGE),
            sign(7, Cue.IF, Cue.CHANGE),
            sign(6, Cue.DOWN),
            sign(5, Cue.OUT)),
    COLUMN_ORIGIN(
            Needs.COLUMN,
            "the SQL that computes the column",
            sign(6, Cue.UP),
            sign(5, Cue.IN),
            sign(4, Cue.COMPUTE),
            sign(3, Cue.HOW),
            sign(3, Cue.WHERE)),
    COLUMNS(Needs.NODE, "the lines that list the columns", sign(3, Cue.COLUMN)),
    READ_BY(
            Needs.NODE,
            "the lines that name it",
            sign(7, Cue.BREAK),
            sign(7, Cue.REMOVE),
            sign(7, Cue.SAFE, Cue.CHANGE),
            sign(7, Cue.MAY, Cue.CHANGE),
            sign(7, Cue.IF, Cue.CHANGE),
            sign(6, Cue.DOWN),
            sign(6, Cue.SHOWN),
            sign(4, Cue.OUT)),
    READS(Needs.NODE, "its lines that name them", sign(5, Cue.UP), sign(4, Cue.IN), sign(3, Cue.HOW, Cue.COMPUTE)),
    FORMULA(Needs.NODE, "the lines that define it"),
    COMPARE(Needs.NODE, "the lines that describe each, and their columns"),
    WHERE(Needs.NODE, "the file", sign(3, Cue.WHERE)),
    SETTING(Needs.NODE, "the line that sets it, or its configuration", sign(3, Cue.SETTING), sign(6, Cue.CONFIGURED)),
    LIST(
            Needs.NOTHING,
            "the graph, and the first lines of each",
            sign(2, Cue.COUNT),
            sign(2, Cue.LISTING, Cue.KIND),
            sign(2, Cue.KIND, Cue.MISSING)),
    HOUSE_FACTS(Needs.TERM, "the accepted fact"),
    RULE(Needs.RULE, "the rule's page"),
    DEFINITION(Needs.TERM, "the line of a document that explains it"),
    DESCRIPTION(Needs.NODE_OR_COLUMN, "the lines that describe it", sign(1, Cue.DESCRIBE));

    /** What has to be named for it. */
    enum Needs {
        NOTHING,
        NODE,
        COLUMN,
        COLUMN_NAME,
        RULE,
        TERM,
        NODE_OR_COLUMN
    }

    /** Cues that together weigh something, where certain others are not there. */
    private record Sign(int weight, Set<Cue> all, Set<Cue> none) {

        Sign unless(Cue... others) {
            return new Sign(weight, all, Set.of(others));
        }

        boolean in(Set<Cue> cues) {
            return cues.containsAll(all) && none.stream().noneMatch(cues::contains);
        }
    }

    private final Needs needs;
    private final String evidence;
    private final List<Sign> signs;

    Intent(Needs needs, String evidence, Sign... signs) {
        this.needs = needs;
        this.evidence = evidence;
        this.signs = List.of(signs);
    }

    private static Sign sign(int weight, Cue... all) {
        return new Sign(weight, Set.of(all), Set.of());
    }

    String evidence() {
        return evidence;
    }

    /** The intent that a tool answers. */
    static Intent of(String tool) {
        return valueOf(tool.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The name of the tool that answers it. */
    String tool() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What a question means that names a thing, and perhaps a column of it; empty where it says nothing of that. */
    static Optional<Intent> meant(Set<Cue> cues, boolean node, boolean column) {
        return Arrays.stream(values())
                .filter(intent -> intent.weight(cues, node, column) > 0)
                .max(Comparator.comparingInt((Intent intent) -> intent.weight(cues, node, column))
                        .thenComparing(Comparator.reverseOrder()));
    }

    /** Whether a question that names no thing may mean this. */
    boolean in(Set<Cue> cues) {
        return signs.stream().anyMatch(sign -> sign.in(cues));
    }

    /** The weight of the heaviest sign; 0 for none. */
    private int weight(Set<Cue> cues, boolean node, boolean column) {
        boolean named =
                switch (needs) {
                    case NOTHING -> this != LIST || !node;
                    case NODE -> node && !(this == COLUMNS && column);
                    case COLUMN -> node && column;
                    case COLUMN_NAME -> column && !node;
                    case RULE, TERM -> false;
                    case NODE_OR_COLUMN -> node;
                };
        return named
                ? signs.stream()
                        .filter(sign -> sign.in(cues))
                        .mapToInt(Sign::weight)
                        .max()
                        .orElse(0)
                : 0;
    }
}
