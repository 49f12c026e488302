package io.plumbline.audit;

import io.plumbline.model.*;
import io.plumbline.model.Test;
import io.plumbline.model.Properties;
import java.io.StringReader;
import java.util.*;
import java.util.regex.*;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.*;

/** Reads literal references and YAML until the project's own reader is there. */
final class TextReader {
    private final ProjectText text;
    private final List<Artifact> artifacts = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();
    private final Map<String, Y> models = new HashMap<>();
    private final Map<String, String> refs = new HashMap<>();
    private String name = "shop";
    private Map<String, Object> vars = Map.of();

    record Y(Object value, int line, int end, String path) {
        @SuppressWarnings("unchecked")
        Map<String, Y> map() { return value instanceof Map ? (Map<String, Y>) value : Map.of(); }
        @SuppressWarnings("unchecked")
        List<Y> list() { return value instanceof List ? (List<Y>) value : List.of(); }
        Y get(String... keys) { for (String k : keys) if (map().containsKey(k)) return map().get(k); return new Y(null, line, end, path); }
        String str() { return value == null ? "" : value.toString(); }
        Location at() { return new Location("warehouse", path, line, Math.max(line, end)); }
        Object plain() {
            if (value instanceof Map) { Map<String, Object> m = new LinkedHashMap<>(); map().forEach((k, v) -> m.put(k, v.plain())); return m; }
            if (value instanceof List) { return list().stream().map(Y::plain).toList(); }
            return value;
        }
    }

    TextReader(ProjectText text) { this.text = text; }

    private Y yaml(String path, String body) {
        Node n = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(body));
        return n == null ? new Y(null, 1, 1, path) : conv(n, path);
    }

    private Y conv(Node n, String path) {
        int line = n.getStartMark().getLine() + 1, end = Math.max(line, n.getEndMark().getLine() + (n instanceof ScalarNode || n.getEndMark().getColumn() > 0 ? 1 : 0));
        if (n instanceof MappingNode m) {
            Map<String, Y> map = new LinkedHashMap<>();
            for (NodeTuple t : m.getValue()) map.put(((ScalarNode) t.getKeyNode()).getValue(), conv(t.getValueNode(), path));
            return new Y(map, line, end, path);
        }
        if (n instanceof SequenceNode s) return new Y(s.getValue().stream().map(x -> conv(x, path)).toList(), line, end, path);
        ScalarNode s = (ScalarNode) n;
        Object v = s.getTag() == Tag.STR ? s.getValue() : new Yaml(new SafeConstructor(new LoaderOptions())).load(s.getValue());
        return new Y(v, line, end, path);
    }

    @SuppressWarnings("unchecked")
    ProjectGraph read() {
        Y project = yaml("dbt_project.yml", text.files().get("dbt_project.yml"));
        name = project.get("name").str();
        if (project.get("vars").plain() instanceof Map<?, ?> m) vars = (Map<String, Object>) m;
        List<Y> exposures = new ArrayList<>(), tests = new ArrayList<>();
        List<Object[]> pending = new ArrayList<>();
        text.files().forEach((path, body) -> {
            if (!path.matches("(models|seeds|snapshots)/.*\\.ya?ml")) return;
            Y doc = yaml(path, body);
            for (String kind : List.of("models", "seeds", "snapshots")) for (Y e : doc.get(kind).list()) models.put(e.get("name").str(), e);
            for (Y s : doc.get("sources").list()) for (Y t : s.get("tables").list()) {
                String src = s.get("name").str(), id = "source." + name + "." + src + "." + t.get("name").str();
                Y fr = t.map().containsKey("freshness") ? t.get("freshness") : s.get("freshness");
                artifacts.add(new Source(id, t.get("name").str(), name, t.at(), props(t, t), new Relation(s.map().containsKey("database") ? s.get("database").str() : null,
                        s.map().containsKey("schema") ? s.get("schema").str() : src, t.map().containsKey("identifier") ? t.get("identifier").str() : t.get("name").str()),
                        src, s.get("description").str(), s.at(), null, null, fr.map().containsKey("warn_after") || fr.map().containsKey("error_after"), true));
                pending.add(new Object[] {id, t});
            }
            exposures.addAll(doc.get("exposures").list());
        });
        text.files().forEach((path, body) -> {
            String file = path.substring(path.lastIndexOf('/') + 1);
            String stem = file.replaceAll("\\.\\w+$", "");
            Location at = new Location("warehouse", path, 1, Math.max(1, (int) body.lines().count()));
            Y e = models.getOrDefault(stem, new Y(null, 1, 1, path));
            if (path.startsWith("models/") && path.endsWith(".sql")) {
                String id = "model." + name + "." + stem;
                String mat = cfg(body, e, "materialized", "view");
                String access = e.map().containsKey("access") ? e.get("access").str() : e.get("config").map().containsKey("access") ? e.get("config").get("access").str() : "protected";
                boolean contract = Boolean.TRUE.equals(e.get("config").get("contract").get("enforced").value());
                artifacts.add(new Model(id, stem, name, at, props(e, e), new Relation(null, null, stem), List.of(name, stem), null, null, mat, access, contract, List.of(), true, "sql", null));
                refs.put(stem, id); pending.add(new Object[] {id, e});
            } else if (path.startsWith("seeds/") && path.endsWith(".csv")) {
                artifacts.add(new Seed("seed." + name + "." + stem, stem, name, at, props(e, e), new Relation(null, null, stem), true));
                refs.put(stem, "seed." + name + "." + stem); pending.add(new Object[] {"seed." + name + "." + stem, e});
            } else if (path.startsWith("snapshots/") && path.endsWith(".sql")) {
                artifacts.add(new Snapshot("snapshot." + name + "." + stem, stem, name, at, props(e, e), new Relation(null, null, stem), null, true, null));
                refs.put(stem, "snapshot." + name + "." + stem);
            } else if (path.startsWith("tests/") && path.endsWith(".sql")) {
                artifacts.add(new Test("test." + name + "." + stem, stem, name, at, "", null, null, null, null, Map.of(), Map.of(), true));
            }
        });
        pending.forEach(p -> tests((String) p[0], (Y) p[1]));
        text.files().forEach((path, body) -> {
            if (!path.endsWith(".sql")) return;
            String stem = path.substring(path.lastIndexOf('/') + 1).replace(".sql", "");
            String id = path.startsWith("tests/") ? "test." + name + "." + stem : refs.getOrDefault(stem, "");
            List<String> lines = body.lines().toList();
            for (int i = 0; i < lines.size(); i++) link(lines.get(i), id, Location.ofLine("warehouse", path, i + 1));
        });
        for (Y e : exposures) {
            String id = "exposure." + name + "." + e.get("name").str();
            artifacts.add(new Exposure(id, e.get("name").str(), name, e.at(), e.get("description").str(), e.get("type").str(), new Owner(null, null), null, null, List.of(), Map.of(), true));
            for (Y d : e.get("depends_on").list()) link(d.str(), id, d.at());
        }
        return new ProjectGraph(new Project("warehouse", name, "", "worktree", List.of(), List.of(), vars, false), artifacts, edges, List.of());
    }

    private void link(String line, String child, Location at) {
        Matcher r = Pattern.compile("ref\\(\\s*['\"](\\w+)['\"]\\s*\\)").matcher(line);
        while (r.find()) if (refs.containsKey(r.group(1))) edges.add(new Edge(refs.get(r.group(1)), child, Certainty.CERTAIN, at));
        Matcher s = Pattern.compile("source\\(\\s*['\"](\\w+)['\"]\\s*,\\s*['\"](\\w+)['\"]\\s*\\)").matcher(line);
        while (s.find()) edges.add(new Edge("source." + name + "." + s.group(1) + "." + s.group(2), child, Certainty.CERTAIN, at));
    }

    private String cfg(String sql, Y e, String key, String otherwise) {
        Matcher m = Pattern.compile(key + "\\s*=\\s*['\"](\\w+)['\"]").matcher(sql);
        return m.find() ? m.group(1) : e.get("config").map().containsKey(key) ? e.get("config").get(key).str() : otherwise;
    }

    @SuppressWarnings("unchecked")
    private Properties props(Y e, Y entry) {
        List<Column> cols = e.get("columns").list().stream().map(c -> new Column(c.get("name").str(), c.get("description").str(), null, List.of(), Map.of(),
                c.get("constraints").list().stream().map(k -> new Constraint(k.get("type").str(), List.of(), null, null)).toList(), c.at())).toList();
        Map<String, Object> config = e.get("config").plain() instanceof Map<?, ?> m ? new LinkedHashMap<>((Map<String, Object>) m) : new LinkedHashMap<>();
        if (e.map().containsKey("time_spine")) config.put("time_spine", e.get("time_spine").plain());
        return new Properties(e.get("description").str(), cols, List.of(), Map.of(), config, null, e.value() == null ? null : entry.at());
    }

    private void tests(String id, Y e) {
        for (Y t : e.get("data_tests", "tests").list()) test(id, null, t);
        for (Y c : e.get("columns").list()) for (Y t : c.get("data_tests", "tests").list()) test(id, c.get("name").str(), t);
    }

    private void test(String id, String column, Y t) {
        String full = t.value() instanceof Map ? t.map().keySet().iterator().next() : t.str();
        int dot = full.indexOf('.');
        String ns = dot < 0 ? null : full.substring(0, dot), test = full.substring(dot + 1);
        artifacts.add(new Test("test." + name + "." + full + "_" + id + "_" + column , full + "_" + id.substring(id.lastIndexOf('.') + 1) + "_" + column, name, t.at(), "", test, ns, id, column, Map.of(), Map.of(), true));
    }
}
