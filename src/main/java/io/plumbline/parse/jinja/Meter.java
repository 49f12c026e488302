package io.plumbline.parse.jinja;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Counts what one rendering uses. */
final class Meter {

    private static final int CLOCK_EVERY = 64;

    private static final int MANY = 4096;

    private final Budget budget;
    private final long deadline;
    private final Deque<String> macros = new ArrayDeque<>();
    private long steps;
    private final boolean wantsValue;
    private long chars;

    Meter(Budget budget) {
        this(budget, false);
    }

    /** For a rendering that wants a value, not text. */
    Meter(Budget budget, boolean wantsValue) {
        this.budget = budget;
        this.wantsValue = wantsValue;
        this.deadline = System.nanoTime() + budget.time().toNanos();
    }

    void step() {
        if (++steps % CLOCK_EVERY == 0) {
            checkClock();
        }
        if (steps > budget.steps()) {
            throw limit("it takes more than " + budget.steps() + " steps");
        }
    }

    /** Characters or items about to be produced. */
    void charge(long amount) {
        chars += amount;
        if (chars > budget.outputChars() || chars < 0) {
            throw limit("it produces more than " + budget.outputChars() + " characters");
        }
        if (amount > MANY) {
            checkClock();
        }
    }

    void enter(String macro) {
        if (macros.size() >= budget.depth()) {
            throw limit("macros call each other more than " + budget.depth() + " deep (at '" + macro + "')");
        }
        macros.push(macro);
    }

    void leave() {
        macros.pop();
    }

    boolean wantsValue() {
        return wantsValue;
    }

    int depth() {
        return macros.size();
    }

    @Nullable
    String macro() {
        return macros.peek();
    }

    private void checkClock() {
        if (System.nanoTime() - deadline > 0) {
            throw limit("it takes longer than " + budget.time().toMillis() + " ms");
        }
    }

    static Fault limit(String message) {
        return new Fault(JinjaError.Kind.LIMIT, message);
    }
}
