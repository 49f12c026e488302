package io.plumbline.chunk;

import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.List;

/** Joins and cuts the parts of documents without losing their places. */
final class Parts {

    private Parts() {}

    /** Small sections join the one before where their lines follow one another; pages stay pages. */
    static List<Part> joined(List<Part> parts, int small) {
        List<Part> joined = new ArrayList<>();
        for (Part part : parts) {
            Part before = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (before != null
                    && before.locator() instanceof Locator.Lines upper
                    && part.locator() instanceof Locator.Lines lower
                    && upper.endLine() + 1 == lower.line()
                    && areSmall(before, part, small)) {
                Locator both = new Locator.Lines(upper.path(), upper.line(), lower.endLine());
                String heading = part.heading().startsWith(before.heading()) ? part.heading() : before.heading();
                joined.set(joined.size() - 1, new Part(both, heading, before.text() + "\n" + part.text()));
            } else {
                joined.add(part);
            }
        }
        return joined;
    }

    private static boolean areSmall(Part one, Part other, int small) {
        int first = Tokens.estimate(one.text());
        int second = Tokens.estimate(other.text());
        return Math.min(first, second) < small && first + second < 2 * small;
    }

    /** The place of a piece of a part. */
    static Locator within(Locator part, Splitter.Piece piece) {
        if (part instanceof Locator.Lines lines) {
            int start = lines.line() - 1;
            return new Locator.Lines(lines.path(), start + piece.line(), start + piece.endLine());
        }
        return part;
    }
}
