package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Macro;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.MacroDefinition;
import io.plumbline.parse.jinja.Parameter;
import io.plumbline.parse.jinja.StaticCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns macros into artifacts: what YAML says of them and which others their bodies call. */
final class Macros {

    private final Engine engine;
    private final Texts texts;
    private final Docs docs;
    private final Map<String, SchemaEntry> entries = new HashMap<>();
    private final Set<String> names = new HashSet<>(Set.of("adapter.dispatch"));

    Macros(Engine engine, Texts texts, Docs docs, List<SchemaEntry> all) {
        this.engine = engine;
        this.texts = texts;
        this.docs = docs;
        for (SchemaEntry entry : all) {
            if (entry.key().equals("macros")) {
                entries.putIfAbsent(entry.owner().name() + "." + entry.name(), entry);
            }
        }
        engine.macros().all().forEach((owner, macros) -> macros.keySet().forEach(name -> {
            names.add(name);
            names.add(owner + "." + name);
        }));
    }

    Artifact of(MacroFiles.Found found) {
        MacroDefinition macro = found.macro();
        String owner = found.file().owner().name();
        SchemaEntry entry = entries.get(owner + "." + macro.name());
        String path = found.file().path();
        return new Macro(
                "macro." + owner + "." + macro.name(),
                macro.name(),
                owner,
                texts.at(path, macro.line(), macro.endLine()),
                entry == null
                        ? ""
                        : docs.description(
                                entry.data().get("description"),
                                entry.owner(),
                                entry.file().path(),
                                entry.yaml().line()),
                macro.parameters().stream().map(Parameter::name).toList(),
                arguments(entry),
                calls(macro, owner),
                entry == null
                        ? null
                        : texts.at(
                                entry.file().path(),
                                entry.yaml().line(),
                                entry.yaml().endLine()));
    }

    private List<Macro.Argument> arguments(@Nullable SchemaEntry entry) {
        List<Macro.Argument> arguments = new ArrayList<>();
        YamlValue listed = entry == null ? null : entry.yaml().get("arguments");
        for (YamlValue item : listed == null ? List.<YamlValue>of() : listed.items()) {
            arguments.add(new Macro.Argument(
                    SchemaEntry.text(item.text("name")),
                    item.text("type"),
                    SchemaEntry.text(item.text("description"))));
        }
        return arguments;
    }

    private List<String> calls(MacroDefinition macro, String owner) {
        Set<String> ids = new TreeSet<>();
        for (StaticCall call : macro.staticCalls(names)) {
            if (call.name().equals("adapter.dispatch")) {
                dispatched(call, owner, ids);
                continue;
            }
            int dot = call.name().indexOf('.');
            MacroDefinition called = dot < 0
                    ? engine.macros().visible(owner, call.name())
                    : engine.macros()
                            .in(call.name().substring(0, dot), call.name().substring(dot + 1));
            add(called, ids);
        }
        ids.remove("macro." + owner + "." + macro.name());
        return new ArrayList<>(ids);
    }

    private void dispatched(StaticCall call, String owner, Set<String> ids) {
        if (call.positional().isEmpty() || !call.positional().get(0).literal()) {
            return;
        }
        String name = String.valueOf(call.positional().get(0).value());
        for (String prefix : engine.dialect().prefixes()) {
            for (String place : List.of(engine.root().name(), owner)) {
                MacroDefinition found = engine.macros().in(place, prefix + "__" + name);
                if (found != null) {
                    add(found, ids);
                    return;
                }
            }
        }
    }

    private void add(@Nullable MacroDefinition macro, Set<String> ids) {
        if (macro != null) {
            ids.add(engine.macros().id(macro));
        }
    }
}
