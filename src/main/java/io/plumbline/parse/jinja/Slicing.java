package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's indexes and slices of lists, tuples and text. */
final class Slicing {

    private Slicing() {}

    static @Nullable Object at(Object owner, int index, boolean lenient) {
        int size = Values.length(owner);
        int at = index < 0 ? index + size : index;
        if (at < 0 || at >= size || owner instanceof DictView) {
            return Undefined.member(owner, (long) index, lenient);
        }
        if (owner instanceof String text) {
            int offset = text.offsetByCodePoints(0, at);
            return text.substring(offset, text.offsetByCodePoints(offset, 1));
        }
        return ((List<?>) owner).get(at);
    }

    static Object slice(
            @Nullable Object value, @Nullable Integer start, @Nullable Integer stop, int step, Frame frame) {
        if (step == 0) {
            throw new Fault("slice step cannot be zero");
        }
        if (value instanceof String text) {
            int[] points = text.codePoints().toArray();
            StringBuilder out = new StringBuilder();
            for (int i : indexes(points.length, start, stop, step)) {
                out.appendCodePoint(points[i]);
            }
            frame.meter().charge(out.length());
            return out.toString();
        }
        if (value instanceof List<?> list && !(value instanceof DictView)) {
            List<@Nullable Object> out = new ArrayList<>();
            for (int i : indexes(list.size(), start, stop, step)) {
                out.add(list.get(i));
            }
            frame.meter().charge(out.size());
            return value instanceof Tuple ? new Tuple(out) : out;
        }
        return Undefined.member(value, "slice", frame.lenient());
    }

    private static int[] indexes(int size, @Nullable Integer start, @Nullable Integer stop, int step) {
        int lowest = step > 0 ? 0 : -1;
        int highest = step > 0 ? size : size - 1;
        int from = start == null ? (step > 0 ? lowest : highest) : clamp(start, size, lowest, highest);
        int to = stop == null ? (step > 0 ? highest : lowest) : clamp(stop, size, lowest, highest);
        long span = step > 0 ? (long) to - from : (long) from - to;
        int count = span <= 0 ? 0 : (int) ((span - 1) / Math.abs((long) step) + 1);
        int[] all = new int[count];
        for (int i = 0; i < count; i++) {
            all[i] = (int) (from + (long) i * step);
        }
        return all;
    }

    private static int clamp(int index, int size, int lowest, int highest) {
        int at = index < 0 ? index + size : index;
        return Math.min(Math.max(at, lowest), highest);
    }
}
