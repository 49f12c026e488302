package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One call: the arguments and where it stands. */
public final class Invocation {

    private final List<@Nullable Object> positional;
    private final Map<String, @Nullable Object> named;
    private final String template;
    private final int line;
    private final Meter meter;

    Invocation(
            List<@Nullable Object> positional,
            Map<String, @Nullable Object> named,
            String template,
            int line,
            Meter meter) {
        this.positional = positional;
        this.named = named;
        this.template = template;
        this.line = line;
        this.meter = meter;
    }

    /** The positional arguments; {@code null} is None. */
    public List<@Nullable Object> positional() {
        return positional;
    }

    /** The keyword arguments in their order; a call block's body comes as {@code caller}. */
    public Map<String, @Nullable Object> named() {
        return named;
    }

    /** The name of the template or macro file in which the call stands. */
    public String template() {
        return template;
    }

    /** 1-based line of the call in {@link #template}. */
    public int line() {
        return line;
    }

    /** How many macros are active; 0 in the template itself. */
    public int depth() {
        return meter.depth();
    }

    /** The innermost active macro's name. */
    public @Nullable String macro() {
        return meter.macro();
    }

    /** The argument at an index or of a name, or the default where neither is given. */
    public @Nullable Object argument(int index, String name, @Nullable Object otherwise) {
        if (index < positional.size()) {
            return positional.get(index);
        }
        return named.containsKey(name) ? named.get(name) : otherwise;
    }

    /** The same call with other arguments: for calling on, within the same budget. */
    public Invocation with(List<@Nullable Object> otherPositional, Map<String, @Nullable Object> otherNamed) {
        return new Invocation(otherPositional, otherNamed, template, line, meter);
    }

    /** Takes characters or items from the budget; call it before producing many. */
    public void charge(long amount) {
        meter.charge(amount);
    }

    /** An error at this call, to throw. */
    public JinjaError error(String reason) {
        return new JinjaError(reason, template, line);
    }

    Meter meter() {
        return meter;
    }
}
