package io.plumbline.parse.jinja;

import io.plumbline.model.RenderedSql;
import java.util.ArrayList;
import java.util.List;

/** Collects text and, for each of its lines, the line of the template that its first visible character came from. */
final class LineSink extends Sink {

    private final StringBuilder out = new StringBuilder();
    private final List<Integer> lines = new ArrayList<>();
    private int origin;
    private boolean visible;

    LineSink(Meter meter) {
        super(meter);
    }

    @Override
    protected void append(String text, int line, boolean follows) {
        int from = line;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\n') {
                lines.add(origin == 0 ? from : origin);
                origin = 0;
                visible = false;
                from += follows ? 1 : 0;
            } else if (!visible) {
                visible = !Text.isSpace(c);
                origin = visible || origin == 0 ? from : origin;
            }
        }
        out.append(text);
    }

    RenderedSql rendered() {
        List<Integer> all = new ArrayList<>(lines);
        int last = lines.isEmpty() ? 1 : lines.get(lines.size() - 1);
        all.add(origin == 0 ? last : origin);
        return new RenderedSql(out.toString(), all, true);
    }
}
