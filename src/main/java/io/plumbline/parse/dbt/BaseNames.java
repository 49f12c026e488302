package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.parse.YamlError;
import io.plumbline.parse.YamlReader;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.ReturnValue;
import io.plumbline.parse.jinja.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The names dbt gives every template, whichever file it stands in. */
final class BaseNames {

    /** The version of dbt whose rules this package follows. */
    static final String DBT_VERSION = "1.11.14";

    private BaseNames() {}

    /** Made when a template asks for it: few do, and it loads a whole library. */
    private static final class Json {
        private static final JsonMapper MAPPER = JsonMapper.builder().build();
    }

    static Map<String, @Nullable Object> of(Map<String, @Nullable Object> target) {
        Map<String, @Nullable Object> names = new HashMap<>();
        names.put("target", target);
        names.put("dbt_version", DBT_VERSION);
        names.put("run_started_at", PythonDates.started());
        names.put("invocation_id", "00000000-0000-0000-0000-000000000000");
        names.put("thread_id", "MainThread");
        names.put("modules", PythonModules.all());
        names.put("flags", flags());
        names.put("return", (Callable) call -> {
            throw new ReturnValue(call.argument(0, "data", null));
        });
        names.put("log", (Callable) call -> "");
        names.put("print", (Callable) call -> "");
        names.put("env_var", (Callable) BaseNames::environment);
        names.put("fromjson", (Callable) BaseNames::fromJson);
        names.put("tojson", (Callable) BaseNames::toJson);
        names.put("fromyaml", (Callable) BaseNames::fromYaml);
        names.put("toyaml", (Callable) BaseNames::toYaml);
        names.put("set", (Callable) BaseNames::set);
        names.put("set_strict", (Callable) BaseNames::set);
        names.put("zip", (Callable) BaseNames::zip);
        names.put("zip_strict", (Callable) BaseNames::zip);
        names.put("local_md5", (Callable) call -> Hashes.md5(Python.str(call.argument(0, "value", ""))));
        names.put("diff_of_two_dicts", (Callable) BaseNames::difference);
        return names;
    }

    private static Map<String, @Nullable Object> flags() {
        Map<String, @Nullable Object> flags = new LinkedHashMap<>();
        List.of("FULL_REFRESH", "STORE_FAILURES", "EMPTY", "INDIRECT_SELECTION", "INTROSPECT")
                .forEach(flag -> flags.put(flag, false));
        flags.put("WHICH", "parse");
        return flags;
    }

    /** The environment is not read: the default, else a text that stands for the variable, which a run of dbt requires. */
    private static @Nullable Object environment(Invocation call) {
        return call.argument(1, "default", Relation.ENVIRONMENT + Python.str(call.argument(0, "var", "")));
    }

    private static @Nullable Object fromJson(Invocation call) {
        Object otherwise = call.argument(1, "default", null);
        try {
            return Python.value(Json.MAPPER.readValue(Python.str(call.argument(0, "string", "")), Object.class));
        } catch (JacksonException e) {
            return otherwise;
        }
    }

    private static @Nullable Object toJson(Invocation call) {
        Object value = call.argument(0, "value", null);
        return Python.json(value, Python.truthy(call.argument(2, "sort_keys", false)));
    }

    private static @Nullable Object fromYaml(Invocation call) {
        try {
            YamlValue yaml = new YamlReader().read(Python.str(call.argument(0, "value", "")));
            return yaml == null ? null : Python.value(yaml.plain());
        } catch (YamlError e) {
            return call.argument(1, "default", null);
        }
    }

    private static @Nullable Object toYaml(Invocation call) {
        return new org.yaml.snakeyaml.Yaml().dump(call.argument(0, "value", null));
    }

    private static @Nullable Object set(Invocation call) {
        Set<@Nullable Object> set = new LinkedHashSet<>();
        Object value = call.argument(0, "value", null);
        if (value instanceof Iterable<?> items) {
            items.forEach(set::add);
        } else if (value instanceof Map<?, ?> map) {
            set.addAll(map.keySet());
        } else {
            return call.argument(1, "default", null);
        }
        return set;
    }

    private static @Nullable Object zip(Invocation call) {
        List<Iterator<?>> parts = new ArrayList<>();
        for (Object argument : call.positional()) {
            if (!(argument instanceof Iterable<?> items)) {
                return call.named().get("default");
            }
            parts.add(items.iterator());
        }
        List<@Nullable Object> rows = new ArrayList<>();
        while (!parts.isEmpty() && parts.stream().allMatch(Iterator::hasNext)) {
            call.charge(parts.size());
            List<@Nullable Object> row = new ArrayList<>();
            parts.forEach(part -> row.add(part.next()));
            rows.add(new Tuple(row));
        }
        return rows;
    }

    private static @Nullable Object difference(Invocation call) {
        Map<String, @Nullable Object> first = DbtPackage.map(call.argument(0, "dict_a", null));
        Map<String, @Nullable Object> second = DbtPackage.map(call.argument(1, "dict_b", null));
        Map<String, @Nullable Object> left = new LinkedHashMap<>();
        first.forEach((key, value) -> {
            if (!second.containsKey(key)) {
                left.put(key, value);
            } else if (value instanceof List<?> list && second.get(key) instanceof List<?> other) {
                List<?> missing =
                        list.stream().filter(item -> !other.contains(item)).toList();
                if (!missing.isEmpty()) {
                    left.put(key, new ArrayList<>(missing));
                }
            }
        });
        return left;
    }
}
