package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of a run of dbt that templates of nodes see: at parse time they are there and empty. */
final class ProcessNames {

    /** Of these names, those whose value decides in a run what a template writes. */
    static final Set<String> OF_A_RUN =
            Set.of("execute", "graph", "load_result", "load_agate_table", "selected_resources");

    private ProcessNames() {}

    static void add(NodeNames names) {
        names.put("execute", false);
        names.put("graph", graph());
        names.put("exceptions", new Exceptions());
        names.put("api", api());
        names.put("column", AdapterValue.columnType());
        names.put("validation", validation());
        names.put("selected_resources", new ArrayList<>());
        names.put("invocation_args_dict", new LinkedHashMap<>());
        names.put("invocation_args", new LinkedHashMap<>());
        names.put("dbt_metadata_envs", new LinkedHashMap<>());
        names.put("env", new LinkedHashMap<>());
        names.put("pre_hooks", new ArrayList<>());
        names.put("post_hooks", new ArrayList<>());
        names.put("sql", null);
        names.put("sql_now", "2024-01-01");
        names.put("load_result", (Callable) call -> null);
        names.put("store_result", (Callable) call -> "");
        names.put("store_raw_result", (Callable) call -> "");
        names.put("load_agate_table", (Callable) call -> null);
        names.put("write", (Callable) call -> "");
        names.put("submit_python_job", (Callable) call -> "");
        names.put("try_or_compiler_error", (Callable) ProcessNames::attempt);
    }

    private static Map<String, @Nullable Object> graph() {
        Map<String, @Nullable Object> graph = new LinkedHashMap<>();
        for (String part : List.of(
                "nodes", "sources", "exposures", "metrics", "groups", "semantic_models", "saved_queries", "macros")) {
            graph.put(part, new LinkedHashMap<>());
        }
        return graph;
    }

    private static Map<String, @Nullable Object> api() {
        Map<String, @Nullable Object> api = new LinkedHashMap<>();
        api.put("Relation", AdapterValue.relationType());
        api.put("Column", AdapterValue.columnType());
        return api;
    }

    private static Map<String, @Nullable Object> validation() {
        Callable any = call -> (Callable) inner -> null;
        Map<String, @Nullable Object> validation = new LinkedHashMap<>();
        validation.put("any", any);
        return validation;
    }

    private static @Nullable Object attempt(Invocation call) {
        List<@Nullable Object> given = call.positional();
        return given.size() > 1 && given.get(1) instanceof Callable function
                ? function.call(call.with(given.subList(2, given.size()), call.named()))
                : null;
    }

    /** {@code exceptions}: warnings are silent, everything else ends the rendering with its message. */
    private static final class Exceptions implements JinjaObject {
        @Override
        public @Nullable Object attribute(String name) {
            if (name.startsWith("warn")) {
                return (Callable) call -> "";
            }
            return (Callable) call -> {
                Object message = call.positional().isEmpty()
                        ? call.named().getOrDefault("msg", name)
                        : call.positional().get(0);
                throw call.error("the project raises: " + Python.str(message).strip());
            };
        }
    }
}
