package io.plumbline.parse.dbt;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables each package sees: command line, root project, the package's own; the scoped ones before the global. */
final class Vars {

    private final DbtPackage root;
    private final Map<String, Object> commandLine;
    private final Map<String, Map<String, @Nullable Object>> byPackage = new HashMap<>();

    Vars(DbtPackage root, Iterable<DbtPackage> packages, Map<String, Object> commandLine) {
        this.root = root;
        this.commandLine = commandLine;
        packages.forEach(p -> byPackage.put(p.name(), merged(p)));
    }

    /** Every variable that a node of the package sees. */
    Map<String, @Nullable Object> of(String packageName) {
        Map<String, @Nullable Object> own = byPackage.get(packageName);
        return own == null ? byPackage.getOrDefault(root.name(), Map.of()) : own;
    }

    private Map<String, @Nullable Object> merged(DbtPackage owner) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        if (owner != root) {
            add(all, owner, owner.name());
        }
        add(all, root, owner.name());
        all.putAll(commandLine);
        return all;
    }

    private static void add(Map<String, @Nullable Object> all, DbtPackage from, String scope) {
        Map<String, @Nullable Object> vars = from.section("vars");
        all.putAll(vars);
        all.putAll(DbtPackage.map(vars.get(scope)));
    }
}
