package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Set;

/** A parsed template, in dbt's settings: no trimming of blocks, one trailing line break dropped. Immutable. */
public final class Template {

    private final String name;
    private final Block body;
    private final List<MacroDefinition> macros;
    private final List<SnapshotBlock> snapshots;
    private final List<DocsBlock> docs;

    Template(
            String name,
            Block body,
            List<MacroDefinition> macros,
            List<SnapshotBlock> snapshots,
            List<DocsBlock> docs) {
        this.name = name;
        this.body = body;
        this.macros = List.copyOf(macros);
        this.snapshots = List.copyOf(snapshots);
        this.docs = List.copyOf(docs);
    }

    /**
     * Parses a whole template.
     *
     * @param name what errors call it: its path
     * @throws JinjaError of kind SYNTAX or UNSUPPORTED
     */
    public static Template parse(String text, String name) {
        return TemplateParser.template(text, name);
    }

    /** The macros, tests and materializations it defines anywhere. */
    public List<MacroDefinition> macros() {
        return macros;
    }

    public List<SnapshotBlock> snapshots() {
        return snapshots;
    }

    public List<DocsBlock> docs() {
        return docs;
    }

    public String name() {
        return name;
    }

    /**
     * Every call of the names that stands in the text, also in branches that are not taken and in macro bodies.
     *
     * @param names plain or dotted names, such as {@code ref} or {@code builtins.ref}
     */
    public List<StaticCall> staticCalls(Set<String> names) {
        return StaticCalls.find(body, names);
    }

    Block body() {
        return body;
    }
}
