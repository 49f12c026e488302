package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects values, for a template whose value is wanted instead of its text. */
final class NativeSink extends Sink {

    private final List<@Nullable Object> values = new ArrayList<>();

    NativeSink(Meter meter) {
        super(meter);
    }

    @Override
    void print(@Nullable Object value, int line) {
        values.add(value);
    }

    @Override
    protected void append(String text, int line, boolean follows) {
        values.add(text);
    }

    @Nullable
    Object value(Meter meter) {
        if (values.isEmpty()) {
            return "";
        }
        if (values.size() == 1) {
            Object only = values.get(0);
            return only instanceof NativeText text ? text.value() : only;
        }
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            text.append(Text.str(value, meter));
        }
        return text.toString();
    }
}
