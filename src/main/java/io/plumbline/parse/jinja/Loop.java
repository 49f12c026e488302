package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code loop} variable. */
final class Loop implements JinjaObject, Callable {

    private static final Object MISSING = new Object();

    /** Renders the loop's body for inner items. */
    @FunctionalInterface
    interface Again {
        String render(Invocation invocation, int depth);
    }

    private final int depth;
    private final @Nullable Again again;
    private Iterator<@Nullable Object> items;
    private long index0 = -1;
    private long length = -1;
    private @Nullable Object before = MISSING;
    private @Nullable Object current = MISSING;
    private @Nullable Object after = MISSING;
    private @Nullable Object changed = MISSING;

    Loop(Iterator<@Nullable Object> items, int depth, @Nullable Again again) {
        this.items = items;
        this.depth = depth;
        this.again = again;
    }

    boolean advance() {
        Object next = peek();
        if (next == MISSING) {
            return false;
        }
        after = MISSING;
        before = current;
        current = next;
        index0++;
        return true;
    }

    @Nullable
    Object current() {
        return current;
    }

    private @Nullable Object peek() {
        if (after == MISSING && items.hasNext()) {
            after = items.next();
        }
        return after;
    }

    private long length() {
        if (length < 0) {
            List<@Nullable Object> rest = new ArrayList<>();
            while (items.hasNext()) {
                rest.add(items.next());
            }
            items = rest.iterator();
            length = rest.size() + index0 + 1 + (after == MISSING ? 0 : 1);
        }
        return length;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "index" -> index0 + 1;
            case "index0" -> index0;
            case "first" -> index0 == 0;
            case "last" -> peek() == MISSING;
            case "length" -> length();
            case "revindex" -> length() - index0;
            case "revindex0" -> length() - index0 - 1;
            case "depth" -> depth + 1L;
            case "depth0" -> (long) depth;
            case "previtem" -> index0 == 0 ? missing("there is no previous item") : before;
            case "nextitem" -> peek() == MISSING ? missing("there is no next item") : after;
            case "cycle" -> (Callable) this::cycle;
            case "changed" -> (Callable) this::changed;
            default -> NameResolver.UNKNOWN;
        };
    }

    private static Undefined missing(String reason) {
        return new Undefined("loop", reason, false);
    }

    private @Nullable Object cycle(Invocation call) {
        if (call.positional().isEmpty()) {
            throw new Fault("no items for cycling given");
        }
        return call.positional().get((int) (index0 % call.positional().size()));
    }

    private Object changed(Invocation call) {
        Object now = new Tuple(call.positional());
        boolean differs = changed == MISSING || !Values.equal(changed, now);
        changed = now;
        return differs;
    }

    @Override
    public Object call(Invocation invocation) {
        if (again == null) {
            throw new Fault("The loop must have the 'recursive' marker to be called recursively.");
        }
        return again.render(invocation, depth + 1);
    }

    @Override
    public String toString() {
        return "<LoopContext " + (index0 + 1) + "/" + length() + ">";
    }
}
