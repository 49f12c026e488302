package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.MacroDefinition;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The macros of all packages; of two with one name in one package the first stays. */
final class MacroTable {

    private final String root;
    private final Map<String, Map<String, MacroDefinition>> byPackage = new LinkedHashMap<>();
    private final Map<MacroDefinition, String> ids = new HashMap<>();
    private final Map<MacroDefinition, String> versions = new HashMap<>();
    private final Map<String, MacroDefinition> anywhere = new HashMap<>();

    MacroTable(String root) {
        this.root = root;
    }

    /**
     * False where the package has a macro of that name already.
     *
     * @param content Git's id of the file it stands in
     */
    boolean add(String packageName, MacroDefinition macro, String content) {
        Map<String, MacroDefinition> own = byPackage.computeIfAbsent(packageName, k -> new LinkedHashMap<>());
        if (own.putIfAbsent(macro.name(), macro) != null) {
            return false;
        }
        versions.put(macro, macro.template() + ":" + macro.line() + "@" + content);
        ids.put(macro, "macro." + packageName + "." + macro.name());
        if (packageName.equals(root)) {
            anywhere.put(macro.name(), macro);
        } else {
            anywhere.putIfAbsent(macro.name(), macro);
        }
        return true;
    }

    /** The macro of exactly that package. */
    @Nullable
    MacroDefinition in(String packageName, String name) {
        return byPackage.getOrDefault(packageName, Map.of()).get(name);
    }

    /** What a node of the package means by an unqualified name: its own package's macro, else the root's. */
    @Nullable
    MacroDefinition visible(String packageName, String name) {
        MacroDefinition own = in(packageName, name);
        return own == null ? in(root, name) : own;
    }

    /** As generic tests are looked up: the package, the root, any other package. */
    @Nullable
    MacroDefinition anywhere(String packageName, String name) {
        MacroDefinition own = in(packageName, name);
        return own == null ? anywhere.get(name) : own;
    }

    /** Names the definition that answers a question, place and content; empty where none does. */
    String version(MacroLookup lookup) {
        MacroDefinition found = lookup.exactly()
                ? in(lookup.packageName(), lookup.name())
                : visible(lookup.packageName(), lookup.name());
        return found == null ? "" : versions.getOrDefault(found, "");
    }

    boolean knows(String packageName) {
        return byPackage.containsKey(packageName);
    }

    String id(MacroDefinition macro) {
        return ids.getOrDefault(macro, "");
    }

    Map<String, Map<String, MacroDefinition>> all() {
        return byPackage;
    }
}
