package io.plumbline.parse.jinja;

import java.util.AbstractList;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Python's range; as in Jinja's sandbox it has at most {@value #LONGEST} numbers. */
final class Range extends AbstractList<@Nullable Object> implements RandomAccess {

    static final int LONGEST = 100_000;

    private final long start;
    private final long stop;
    private final long step;
    private final int size;

    Range(long start, long stop, long step) {
        if (step == 0) {
            throw new Fault("range() arg 3 must not be zero");
        }
        double count = Math.ceil(((double) stop - start) / step);
        if (count > LONGEST) {
            throw Meter.limit("Range too big. The sandbox blocks ranges larger than MAX_RANGE (100000).");
        }
        this.start = start;
        this.stop = stop;
        this.step = step;
        this.size = (int) Math.max(0, count);
    }

    @Override
    public Object get(int index) {
        return start + Objects.checkIndex(index, size) * step;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String toString() {
        return "range(" + start + ", " + stop + (step == 1 ? "" : ", " + step) + ")";
    }
}
