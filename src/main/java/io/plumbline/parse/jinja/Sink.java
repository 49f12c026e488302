package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** Where rendered text goes. */
abstract class Sink {

    private final Meter meter;

    Sink(Meter meter) {
        this.meter = meter;
    }

    /** Text that begins on a line of the template and has its line breaks. */
    final void template(String text, int line) {
        meter.charge(text.length());
        append(text, line, true);
    }

    /** A value printed on a line of the template; all its text belongs to that line. */
    void print(@Nullable Object value, int line) {
        if (value instanceof String text) {
            meter.charge(text.length());
            append(text, line, false);
        } else {
            String text = Text.str(value, meter);
            append(text, line, false);
        }
    }

    protected abstract void append(String text, int line, boolean follows);

    /** Collects text only. */
    static final class Plain extends Sink {

        private final StringBuilder out = new StringBuilder();

        Plain(Meter meter) {
            super(meter);
        }

        @Override
        protected void append(String text, int line, boolean follows) {
            out.append(text);
        }

        String text() {
            return out.toString();
        }
    }
}
