package io.plumbline.parse.dbt;

import io.plumbline.model.Location;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a draft of every generic test that a model, seed, snapshot, source or column asks for. */
final class GenericTests {

    private final Engine engine;
    private final Texts texts;
    private final YamlStrings strings;

    GenericTests(Engine engine, Texts texts, YamlStrings strings) {
        this.engine = engine;
        this.texts = texts;
        this.strings = strings;
    }

    /** What the tests of one entry hang on. */
    private record Host(
            SchemaEntry entry,
            String name,
            String prefix,
            String expression,
            @Nullable SourceDraft source) {}

    /** The tests of an entry under {@code models}, {@code seeds} or {@code snapshots}. */
    List<Draft> ofNode(SchemaEntry entry) {
        List<Draft> drafts = new ArrayList<>();
        YamlValue versions = entry.yaml().get("versions");
        if (!entry.key().equals("models")
                || versions == null
                || versions.items().isEmpty()) {
            Host host = new Host(entry, entry.name(), "", "ref('" + entry.name() + "')", null);
            all(host, entry.yaml(), columns(entry.yaml()), drafts);
            return drafts;
        }
        for (YamlValue version : versions.items()) {
            String v = SchemaEntry.text(version.text("v"));
            String expression = "ref('" + entry.name() + "', version='" + v + "')";
            Host host = new Host(entry, entry.name() + "_v" + v, "", expression, null);
            boolean own = SchemaFiles.tests(version) != null;
            all(host, own ? version : entry.yaml(), versionColumns(entry.yaml(), version), drafts);
        }
        return drafts;
    }

    /** The tests of one table of a source. */
    List<Draft> ofSource(SourceDraft source) {
        List<Draft> drafts = new ArrayList<>();
        String expression = "source('" + source.entry.name() + "', '" + source.name + "')";
        String name = source.entry.name() + "_" + source.name;
        Host host = new Host(source.entry, name, "source_", expression, source);
        all(host, source.table, columns(source.table), drafts);
        return drafts;
    }

    static List<YamlValue> columns(YamlValue entry) {
        YamlValue columns = entry.get("columns");
        return columns == null ? List.of() : columns.items();
    }

    /** The columns of a version: its own, and of the model's those that it includes. */
    static List<YamlValue> versionColumns(YamlValue model, YamlValue version) {
        List<YamlValue> declared = columns(version);
        if (version.get("columns") == null) {
            return columns(model);
        }
        List<YamlValue> all = new ArrayList<>();
        boolean rule = false;
        for (YamlValue item : declared) {
            YamlValue include = item.get("include");
            if (include != null) {
                rule = true;
                List<String> names = DbtPackage.strings(include.plain());
                YamlValue exclude = item.get("exclude");
                List<String> except = exclude == null ? List.of() : DbtPackage.strings(exclude.plain());
                columns(model).stream()
                        .filter(c -> names.contains("all") || names.contains("*") || names.contains(c.text("name")))
                        .filter(c -> !except.contains(c.text("name")))
                        .forEach(all::add);
            }
        }
        if (!rule) {
            all.addAll(columns(model));
        }
        for (YamlValue item : declared) {
            if (item.get("include") == null) {
                all.removeIf(c -> SchemaEntry.text(c.text("name")).equals(item.text("name")));
                all.add(item);
            }
        }
        return all;
    }

    private void all(Host host, YamlValue node, List<YamlValue> columns, List<Draft> drafts) {
        for (YamlValue column : columns) {
            String name = column.text("name");
            if (name != null) {
                boolean quoted = "true".equals(column.text("quote"));
                char quote = engine.dialect().quote();
                tests(host, column, quoted ? quote + name + quote : name, drafts);
            }
        }
        tests(host, node, null, drafts);
    }

    private void tests(Host host, YamlValue on, @Nullable String column, List<Draft> drafts) {
        YamlValue tests = SchemaFiles.tests(on);
        for (YamlValue test : tests == null ? List.<YamlValue>of() : tests.items()) {
            Draft draft = draft(host, test, column, on);
            if (draft != null) {
                drafts.add(draft);
            }
        }
    }

    private @Nullable Draft draft(Host host, YamlValue yaml, @Nullable String column, YamlValue on) {
        String path = host.entry().file().path();
        Object plain = yaml.plain();
        Map<String, @Nullable Object> map = new LinkedHashMap<>(DbtPackage.map(plain));
        String said;
        Map<String, @Nullable Object> arguments;
        if (plain instanceof String name) {
            said = name;
            arguments = new LinkedHashMap<>();
        } else if (map.containsKey("test_name")) {
            said = SchemaEntry.text(map.remove("test_name"));
            arguments = map;
        } else if (map.size() == 1) {
            said = map.keySet().iterator().next();
            arguments = new LinkedHashMap<>(DbtPackage.map(map.get(said)));
        } else {
            engine.problems()
                    .add(path, yaml.line(), host.name(), "a test is a name, or a map with one name as its key");
            return null;
        }
        return build(host, yaml, on, said, arguments, column);
    }

    private Draft build(
            Host host,
            YamlValue yaml,
            YamlValue on,
            String said,
            Map<String, @Nullable Object> given,
            @Nullable String column) {
        Map<String, @Nullable Object> arguments = new LinkedHashMap<>(given);
        if (column != null) {
            arguments.put("column_name", column);
        }
        if (arguments.get("arguments") instanceof Map<?, ?> nested) {
            arguments.remove("arguments");
            arguments.putAll(DbtPackage.map(nested));
        }
        String path = host.entry().file().path();
        Map<String, @Nullable Object> config = TestNames.takeConfig(
                arguments,
                text -> strings.string(
                        text, path, yaml.line(), engine.yamlScope(host.entry().owner())));
        String description = SchemaEntry.text(arguments.remove("description"));
        Object custom = arguments.remove("name");
        int dot = said.indexOf('.');
        String namespace = dot < 0 ? null : said.substring(0, dot);
        String test = said.substring(dot + 1);
        String type = (namespace == null ? "" : namespace + "_") + host.prefix() + test;
        String name = custom == null ? TestNames.full(type, host.name(), arguments) : Python.str(custom);
        String model = "{{ get_where_subquery(" + host.expression() + ") }}";
        String hash = TestNames.hash(name, namespace, test, arguments, model);
        List<String> fqn = host.entry().file().fqnPrefix();
        fqn.add(name);
        Location lines = texts.at(path, yaml.line(), yaml.endLine());
        Draft draft = new Draft(Draft.Kind.TEST, host.entry().file(), name, fqn, lines, "");
        draft.id = draft.id + "." + hash;
        draft.configCall.putAll(config);
        List<@Nullable Object> tags = new ArrayList<>(Configs.listed(config.get("tags")));
        tags.addAll(tags(host, on));
        if (!tags.isEmpty()) {
            draft.configCall.put("tags", tags);
        }
        draft.test = new TestSpec(
                test, namespace, arguments, config, column, host.expression(), model, description, host.source());
        return draft;
    }

    /** Tags of the column, and of a source, hold for its tests. */
    private static List<?> tags(Host host, YamlValue on) {
        List<@Nullable Object> tags = new ArrayList<>();
        if (host.source() != null) {
            tags.addAll(Configs.listed(host.source().entry.data().get("tags")));
        }
        YamlValue own = on.get("tags");
        if (own != null) {
            tags.addAll(Configs.listed(own.plain()));
        }
        return tags;
    }
}
