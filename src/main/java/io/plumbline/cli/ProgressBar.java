package io.plumbline.cli;

import io.plumbline.pipeline.Progress;
import java.io.PrintWriter;
import java.time.Duration;

/** Shows a run's steps on stderr: one line a step, redrawn in place where stderr is a terminal. */
final class ProgressBar implements Progress {

    private static final int WIDTH = 24;
    private static final Duration REDRAW = Duration.ofMillis(100);

    private final PrintWriter err;
    private final boolean live;
    private String step = "";
    private long started;
    private long drawn;

    ProgressBar(PrintWriter err, boolean live) {
        this.err = err;
        this.live = live;
    }

    @Override
    public synchronized void begin(String name) {
        step = name;
        started = System.nanoTime();
        drawn = 0;
        draw("%-8s".formatted(step));
    }

    @Override
    public synchronized void advance(long done, long total, String unit) {
        long now = System.nanoTime();
        if (!live || now - drawn < REDRAW.toNanos()) {
            return;
        }
        drawn = now;
        int filled = total <= 0 ? 0 : (int) Math.min(WIDTH, done * WIDTH / total);
        draw("%-8s %s%s %,d of %,d %s"
                .formatted(step, "━".repeat(filled), "─".repeat(WIDTH - filled), done, total, unit));
    }

    @Override
    public synchronized void end(String summary) {
        double seconds = (System.nanoTime() - started) / 1e9;
        String line = "%-8s %s  (%.1f s)".formatted(step, summary, seconds);
        err.print((live ? "\r\u001b[K" : "") + Terminal.plain(line) + System.lineSeparator());
        err.flush();
    }

    @Override
    public synchronized void note(String line) {
        err.print((live ? "\r\u001b[K" : "") + Terminal.plain(line) + System.lineSeparator());
        err.flush();
    }

    private void draw(String line) {
        if (live) {
            err.print("\r\u001b[K" + Terminal.plain(line));
            err.flush();
        }
    }
}
