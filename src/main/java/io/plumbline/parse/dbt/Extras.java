package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** References that do not stand in a node's code: in its hooks and in its foreign keys. */
final class Extras {

    private final Engine engine;
    private final NodeScopes scopes;

    Extras(Engine engine, NodeScopes scopes) {
        this.engine = engine;
        this.scopes = scopes;
    }

    void add(Draft draft) {
        for (String key : List.of("pre-hook", "post-hook")) {
            for (Object hook : Configs.listed(draft.config.get(key))) {
                Object sql = hook instanceof Map<?, ?> ? DbtPackage.map(hook).get("sql") : hook;
                hook(draft, SchemaEntry.text(sql));
            }
        }
        YamlValue entry = draft.entry;
        if (draft.kind == Draft.Kind.MODEL && entry != null) {
            foreignKeys(draft, entry);
            GenericTests.columns(entry).forEach(column -> foreignKeys(draft, column));
        }
    }

    private void hook(Draft draft, String sql) {
        if (!YamlStrings.jinja(sql)) {
            return;
        }
        List<Call> relations = new ArrayList<>(draft.relations);
        try {
            Template template = Template.parse(sql, draft.file.path() + " (hook)");
            engine.interpreter().render(template, scopes.of(draft).scope());
        } catch (JinjaError e) {
            engine.problems()
                    .add(
                            draft.file.path(),
                            draft.location.line(),
                            draft.id,
                            "a hook cannot be rendered: " + e.reason());
        }
        draft.relations.clear();
        draft.relations.addAll(relations);
    }

    private static void foreignKeys(Draft draft, YamlValue holder) {
        YamlValue constraints = holder.get("constraints");
        for (YamlValue constraint : constraints == null ? List.<YamlValue>of() : constraints.items()) {
            @Nullable String to = constraint.text("to");
            Call call = to == null || !"foreign_key".equals(constraint.text("type"))
                    ? null
                    : StaticReference.parse(to, constraint.line());
            if (call != null) {
                draft.record(call);
            }
        }
    }
}
