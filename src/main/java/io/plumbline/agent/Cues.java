package io.plumbline.agent;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the words of a question hint at together. {@code §n} is a thing that was named, {@code §c} a column: which way a verb
 * of reading points is told by the side of it the thing stands on, and by whether it is passive.
 */
final class Cues {

    private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "being", "been", "gets", "get", "s");
    private static final Set<String> DO = Set.of("do", "does", "did", "will", "would");
    private static final Set<String> THIS = Set.of("this", "the", "my", "our", "these", "last", "latest", "that");
    private static final Set<String> SET =
            Set.of("change", "changes", "diff", "branch", "commit", "commits", "pr", "pull", "merge");

    /** Verbs that turn round in the passive: "X is used" is about who uses X. "X is built of" is not. */
    private static final Set<String> TURNING = Set.of(
            "used",
            "read",
            "consumed",
            "referenced",
            "called",
            "queried",
            "needed",
            "joined",
            "pulled",
            "selected",
            "reffed",
            "fed",
            "populated",
            "supplied",
            "powered",
            "produced",
            "loaded",
            "filled",
            "driven");

    private static final Set<String> ASKING = Set.of("which", "what", "any", "list", "show", "all", "many", "no");
    private static final Set<String> IT = Set.of("it", "that", "this", "them", "those");

    /** Words that ask or greet, and say nothing about what is wanted. */
    private static final Set<String> FILLER =
            Set.of(("hi hey hello please pls thanks thx quick one just still really actually "
                            + "currently ever even only anyone anybody anything somebody someone something sth nobody nothing everything "
                            + "must may might can could would shall will did do does be been being let know me us you your mine some any "
                            + "each every both other others another same such own here now today tomorrow again yet too also maybe perhaps "
                            + "exactly right find get got give see think wonder wondering trying try tell like there then if "
                            + "whether because since until after before while during without within among between against per via off out "
                            + "up down over under on in at by of to for from with as a an the this that these those and or but not no nor "
                            + "so it its they them their he she his her we our i my is are was were am has have had isn aren wasn doesn don "
                            + "didn hasn haven won s t re ve ll d m what which who when where why how whats whos wheres many much more most "
                            + "less least long far number total overall all whole part piece bit kind sort whatever whichever regarding concerning thing things stuff way ways "
                            + "need needs want wants should go goes going report reports use cases "
                            + "repo repository codebase project expect land lands end ends place")
                    .split(" "));

    /** Words that are told as not understood. */
    private static final int SHOWN = 8;

    private Cues() {}

    /** @param masked a question as {@link Question#masked} gives it */
    static Set<Cue> of(String masked) {
        List<String> words = List.of(masked.strip().split(" "));
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        words.forEach(word -> cues.addAll(Cue.of(word)));
        for (int i = 0; i + 1 < words.size(); i++) {
            cues.addAll(together(words.get(i), words.get(i + 1)));
        }
        cues.addAll(direction(words));
        int got = words.lastIndexOf("from");
        if (got > 0 && words.subList(0, got).stream().anyMatch(word -> word.matches("gets?|got|takes?|obtains?"))) {
            cues.add(Cue.IN);
        }
        for (int i = 1; i < words.size(); i++) {
            boolean asked = words.subList(Math.max(0, i - 2), i).stream().anyMatch(ASKING::contains);
            if (asked && words.get(i).matches("dashboards?|reports?|exposures?")) {
                cues.add(Cue.SHOWN);
            } else if (asked && words.get(i).matches("tests?")) {
                cues.add(Cue.TESTED);
            }
        }
        return cues;
    }

    /** What two words that follow each other mean. */
    private static Set<Cue> together(String one, String other) {
        Set<Cue> cues = EnumSet.noneOf(Cue.class);
        if (one.equals("how") && other.matches("do|can|could|should|would|to")) {
            cues.add(Cue.HOWTO);
        } else if (one.matches("can|could|may|should|shall") && other.matches("i|we|you|one")) {
            cues.add(Cue.MAY);
        } else if (one.equals("do") && other.matches("about|against")) {
            cues.add(Cue.DO_ABOUT);
        } else if (THIS.contains(one) && SET.contains(other)) {
            cues.add(Cue.CHANGESET);
        } else if (other.equals("many") && one.equals("how")) {
            cues.add(Cue.COUNT);
        } else if (one.matches("a|or") && other.equals("table") || one.equals("table") && other.equals("or")) {
            cues.add(Cue.SETTING);
        } else if (one.equals("not") && !other.equals("null")) {
            cues.add(Cue.MISSING);
        }
        return cues;
    }

    /** Whether the question is after what reads the first thing, or after what that reads. */
    private static Set<Cue> direction(List<String> words) {
        int thing = Math.max(words.indexOf("§c"), words.indexOf("§n"));
        Set<Cue> found = EnumSet.noneOf(Cue.class);
        if (thing < 0) {
            return found;
        }
        if (words.contains("§c") && words.contains("§n")) {
            thing = words.indexOf("§c");
        }
        for (int i = 0; i < words.size(); i++) {
            Set<Cue> word = Cue.of(words.get(i));
            boolean mine = i > 0 && Cue.of(words.get(i - 1)).contains(Cue.ME);
            boolean noun = i > 1
                    && words.get(i).matches("feed|load|build")
                    && words.get(i - 1).equals("§n")
                    && !DO.contains(words.get(i - 2));
            if (!mine && !noun && (word.contains(Cue.READ) || word.contains(Cue.FEED))) {
                boolean before = thing < i
                        && words.subList(i + 1, Math.min(words.size(), i + 3)).stream()
                                .noneMatch(IT::contains);
                boolean reads = word.contains(Cue.READ) == before;
                boolean turned = TURNING.contains(words.get(i)) && passive(words, i);
                found.add(reads != turned ? Cue.IN : Cue.OUT);
                break;
            }
        }
        return found;
    }

    private static boolean passive(List<String> words, int at) {
        boolean be = false;
        for (int i = 0; i < at; i++) {
            be |= BE.contains(words.get(i));
            be &= !DO.contains(words.get(i));
        }
        boolean by = at + 1 < words.size() && words.get(at + 1).equals("by");
        return be || by;
    }

    /** The words that hint at nothing and name nothing: what nobody understood of a question. */
    static List<String> unknown(Question question, List<Question.Mark> marks) {
        return IntStream.range(0, question.words().size())
                .filter(i -> marks.stream().noneMatch(mark -> mark.from() <= i && i < mark.to()))
                .mapToObj(question.words()::get)
                .filter(word -> !word.plain() && Cue.of(word.lower()).isEmpty() && !FILLER.contains(word.lower()))
                .map(word -> word.text().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }

    /** What was not understood of a question that is answered all the same, so that nobody takes the answer for more. */
    static String missed(Question question, List<Question.Mark> marks) {
        String words = unknown(question, marks).stream()
                .limit(SHOWN)
                .map(word -> "\"" + word + "\"")
                .collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : "Not understood: " + words + ". What can be told:";
    }
}
