package io.plumbline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a comparison was asked, what of it is there, and what is there without ground. */
final class DiffVerdict {

    private final String pair;
    private final Map<String, int[]> counts = new TreeMap<>();
    private final List<String> lines = new ArrayList<>();
    private int unclear;

    DiffVerdict(String pair) {
        this.pair = pair;
    }

    /** Something that must be told. */
    void expect(String what, String of, boolean told) {
        int[] count = counts.computeIfAbsent(what, any -> new int[3]);
        count[0]++;
        if (!told) {
            count[1]++;
            lines.add(pair + "missed " + what + ": " + of);
        }
    }

    /** Something that is told and is not so. */
    void extra(String what, String of) {
        counts.computeIfAbsent(what, any -> new int[3])[2]++;
        lines.add(pair + "extra " + what + ": " + of);
    }

    /** Files and ids that the plain reader does not understand. */
    void unclear(int count) {
        unclear += count;
    }

    void add(DiffVerdict other) {
        unclear += other.unclear;
        other.counts.forEach((what, figures) -> {
            int[] count = counts.computeIfAbsent(what, any -> new int[3]);
            for (int i = 0; i < count.length; i++) {
                count[i] += figures[i];
            }
        });
    }

    List<String> lines() {
        return lines;
    }

    int expected(String what) {
        return counts.getOrDefault(what, new int[3])[0];
    }

    String figures() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, count) -> text.append(text.isEmpty() ? "" : "; ")
                .append(what)
                .append(' ')
                .append(count[0])
                .append(" (missed ")
                .append(count[1])
                .append(", extra ")
                .append(count[2])
                .append(')'));
        String left = unclear == 0 ? "" : "; " + unclear + " not compared";
        return (text.isEmpty() ? "nothing" : text.toString()) + left;
    }
}
