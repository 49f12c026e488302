package io.plumbline.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whether a sentence of a language model tells a proven statement again, and no more than that. Names and numbers are
 * held by {@link CitationCheck}; this holds the words between them: none that the statement does not
 * have, besides those that only join, and no sign; names and numbers in the statement's order; each number before the
 * word it stood before; and the same words that deny, limit or say who does what to whom. A true sentence may fail
 * here. It is left out then, because a false one must not pass.
 */
final class Retelling {

    private static final Pattern WORD = Pattern.compile("\\d+(?:[.,]\\d+)+|[\\p{L}\\p{N}_$]+(?:['’][\\p{L}]+)?");

    /** Words that join others and claim nothing. */
    private static final Set<String> JOINING = words("a an and are as at be been being for has have in is it its of on "
            + "or that the their them there these they this those was were which while who whose with also both "
            + "called named");

    /** Words that decide what a statement says: they deny or limit it, or tell who does what to whom. */
    private static final Set<String> DECIDING =
            words("no not none nothing never neither nor without nobody nowhere cannot can't isn't "
                    + "aren't doesn't don't didn't wasn't hasn't haven't won't only about most least up may might some "
                    + "almost except unless but other others all every any if by from to into through under over "
                    + "before after than instead");

    private Retelling() {}

    private static Set<String> words(String text) {
        return Set.copyOf(List.of(text.split(" ")));
    }

    /** Why a sentence does not tell the statement; empty where it does. */
    static String problem(String sentence, String statement) {
        String signs = added(sentence, statement);
        if (!signs.isEmpty()) {
            return "it has the sign " + signs + ", which the statement does not";
        }
        List<String> said = said(sentence);
        List<String> stated = said(statement);
        Set<String> known = stated.stream().map(Retelling::stem).collect(Collectors.toSet());
        List<String> added = said.stream()
                .filter(word -> !JOINING.contains(word) && !known.contains(stem(word)))
                .distinct()
                .toList();
        if (!added.isEmpty()) {
            return "it says \"" + String.join("\", \"", added) + "\", which the statement does not";
        }
        if (!kept(said, DECIDING).equals(kept(stated, DECIDING))) {
            return "it leaves out or adds a word that decides what is said";
        }
        if (!ordered(new ArrayList<>(Terms.claimed(sentence)), new ArrayList<>(Terms.claimed(statement)))) {
            return "it changes the order of names or numbers";
        }
        return counted(said, stated) ? "" : "it changes what a number counts";
    }

    /**
     * Signs that could say something, such as a question mark, a minus or a picture; those that only part words may
     * come.
     */
    private static String added(String sentence, String statement) {
        return sentence.codePoints()
                .filter(c -> !Character.isLetterOrDigit(c) && " .,;:()`'_$".indexOf(c) < 0 && statement.indexOf(c) < 0)
                .mapToObj("U+%04X"::formatted)
                .findFirst()
                .orElse("");
    }

    private static List<String> said(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group().toLowerCase(Locale.ROOT).replace('’', '\''));
        }
        return words;
    }

    private static List<String> kept(List<String> words, Set<String> kind) {
        return words.stream().filter(kind::contains).sorted().toList();
    }

    /** Whether what both name stands in the same order. */
    private static boolean ordered(List<String> said, List<String> stated) {
        List<String> one = said.stream().filter(stated::contains).toList();
        List<String> other = stated.stream().filter(said::contains).toList();
        return one.equals(other);
    }

    /** Whether each number stands before the word it stood before. */
    private static boolean counted(List<String> said, List<String> stated) {
        for (int i = 0; i < said.size(); i++) {
            if (Character.isDigit(said.get(i).charAt(0)) && stated.contains(said.get(i))) {
                String next = next(said, i);
                String number = said.get(i);
                boolean same = false;
                for (int j = 0; j < stated.size(); j++) {
                    same |= stated.get(j).equals(number) && next(stated, j).equals(next);
                }
                if (!same) {
                    return false;
                }
            }
        }
        return true;
    }

    private static String next(List<String> words, int at) {
        return at + 1 < words.size() ? stem(words.get(at + 1)) : "";
    }

    /** A word without its ending, roughly: what differs in number or tense is the same. */
    private static String stem(String word) {
        if (!word.chars().allMatch(Character::isLetter) || word.length() < 4) {
            return word;
        }
        String bare = word.endsWith("ies") || word.endsWith("ied") ? word.substring(0, word.length() - 3) + "y" : word;
        return bare.replaceAll("(ing|ed|es|s|e)$", "");
    }
}
