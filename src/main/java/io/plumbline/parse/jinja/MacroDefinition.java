package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Set;

/** A macro as a template defines it; immutable. */
public final class MacroDefinition {

    private final MacroStatement node;
    private final String template;
    private final int endLine;

    MacroDefinition(MacroStatement node, String template, int endLine) {
        this.node = node;
        this.template = template;
        this.endLine = endLine;
    }

    /** The name to call it by: {@code test_name}, {@code materialization_name_adapter}, or the macro's own. */
    public String name() {
        return node.name();
    }

    /** The tag that defines it: {@code macro}, {@code test} or {@code materialization}. */
    public String tag() {
        return node.tag();
    }

    public List<Parameter> parameters() {
        return node.parameters();
    }

    /** The template it stands in. */
    public String template() {
        return template;
    }

    /** 1-based line of its start tag. */
    public int line() {
        return node.line();
    }

    /** 1-based line of its end tag. */
    public int endLine() {
        return endLine;
    }

    /**
     * The macro as a value. It sees its parameters and the scope, and nothing of the file around it, as dbt has it.
     * It returns what it writes, or the value of the {@link ReturnValue} that ends it.
     */
    public Callable bind(Scope scope) {
        return new Macro(node, template, scope);
    }

    /** As {@link Template#staticCalls}, in this macro only. */
    public List<StaticCall> staticCalls(Set<String> names) {
        return StaticCalls.find(node, names);
    }
}
