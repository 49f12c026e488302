package io.plumbline.parse.dbt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds nodes and sources by name and package, the way dbt resolves {@code ref} and {@code source}. */
final class NodeIndex {

    private final Engine engine;
    private final Map<String, Map<String, Draft>> enabled = new HashMap<>();
    private final Map<String, Map<String, Draft>> disabled = new HashMap<>();
    private final Map<String, Map<String, Draft>> functions = new HashMap<>();
    private final Map<String, Map<String, SourceDraft>> sources = new HashMap<>();
    private final Map<String, Map<String, SourceDraft>> disabledSources = new HashMap<>();

    /** What a call means. */
    sealed interface Answer {}

    /** A node or a source of this graph. */
    record Found(String id, @Nullable Draft node, @Nullable SourceDraft source) implements Answer {}

    /** It is there and switched off. */
    record SwitchedOff(String id) implements Answer {}

    /** It belongs to a package that is not here, or may. */
    record Elsewhere(String why) implements Answer {}

    /** Nothing has that name. */
    record Nowhere(String why) implements Answer {}

    NodeIndex(Engine engine) {
        this.engine = engine;
    }

    void add(Draft draft) {
        String owner = draft.owner().name();
        if (draft.kind == Draft.Kind.FUNCTION && draft.enabled) {
            put(functions, draft.name, owner, draft);
        }
        if (!draft.refable()) {
            return;
        }
        Map<String, Map<String, Draft>> into = draft.enabled ? enabled : disabled;
        if (draft.version == null) {
            put(into, draft.name, owner, draft);
            return;
        }
        put(into, draft.name + ".v" + draft.version, owner, draft);
        if (draft.version.equals(draft.latestVersion)) {
            put(into, draft.name, owner, draft);
        }
    }

    private static void put(Map<String, Map<String, Draft>> into, String key, String owner, Draft draft) {
        into.computeIfAbsent(key, k -> new LinkedHashMap<>()).putIfAbsent(owner, draft);
    }

    void add(SourceDraft source) {
        (source.enabled ? sources : disabledSources)
                .computeIfAbsent(source.key(), k -> new LinkedHashMap<>())
                .putIfAbsent(source.owner().name(), source);
    }

    Answer find(Call call, String from) {
        return switch (call.kind()) {
            case SOURCE -> source(call, from);
            case FUNCTION -> function(call, from);
            case REF, METRIC -> node(call, from);
        };
    }

    private Answer function(Call call, String from) {
        for (String place : places(call.owner(), from)) {
            Draft found = pick(functions, call.name(), place);
            if (found != null) {
                return new Found(found.id, found, null);
            }
        }
        return absent(call.owner(), "no function has this name");
    }

    private Answer node(Call call, String from) {
        String key = call.version() == null ? call.name() : call.name() + ".v" + call.version();
        for (String place : places(call.owner(), from)) {
            Map<String, Draft> named = enabled.getOrDefault(key, Map.of());
            if (place.isEmpty() && named.size() > 1) {
                return new Nowhere("packages " + String.join(", ", named.keySet())
                        + " have a node of this name each, and dbt would refuse to choose");
            }
            Draft found = pick(enabled, key, place);
            if (found != null) {
                return new Found(found.id, found, null);
            }
            found = pick(disabled, key, place);
            if (found != null) {
                return new SwitchedOff(found.id);
            }
        }
        return absent(call.owner(), "no model, seed or snapshot has this name");
    }

    private Answer source(Call call, String from) {
        String key = call.owner() + "." + call.name();
        for (String place : places(null, from)) {
            SourceDraft found = pick(sources, key, place);
            if (found != null) {
                return new Found(found.id(), null, found);
            }
            found = pick(disabledSources, key, place);
            if (found != null) {
                return new SwitchedOff(found.id());
            }
        }
        return absent(null, "no source has this name");
    }

    private Answer absent(@Nullable String owner, String why) {
        if (owner != null && engine.outside(owner)) {
            return new Elsewhere("package '" + owner + "' is not installed");
        }
        if (owner == null && (!engine.external().isEmpty() || engine.unnamed())) {
            List<String> names = new ArrayList<>(engine.external());
            return new Elsewhere(why + " here, and packages are not installed that may have it"
                    + (names.isEmpty() ? "" : ": " + String.join(", ", names)));
        }
        return new Nowhere(why);
    }

    /** An empty place stands for any package. */
    private List<String> places(@Nullable String owner, String from) {
        String root = engine.root().name();
        if (owner != null) {
            return List.of(owner);
        }
        if (from.equals(root)) {
            return List.of(root, "");
        }
        return engine.root().flag("require_ref_searches_node_package_before_root")
                ? List.of(from, root, "")
                : List.of(root, from, "");
    }

    private static <T> @Nullable T pick(Map<String, Map<String, T>> from, String key, String place) {
        Map<String, T> named = from.get(key);
        if (named == null) {
            return null;
        }
        return place.isEmpty() ? named.values().iterator().next() : named.get(place);
    }
}
