package io.plumbline.parse.dbt;

import io.plumbline.parse.DbtSettings;
import io.plumbline.parse.jinja.Interpreter;
import io.plumbline.parse.jinja.Scope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What every template of one run shares. Immutable once the macros are read; safe for concurrent use.
 *
 * @param external packages that are declared and absent
 * @param unnamed whether a package is absent whose name is not known
 */
record Engine(
        DbtPackage root,
        List<DbtPackage> packages,
        Set<String> external,
        boolean unnamed,
        DbtSettings settings,
        Dialect dialect,
        Vars vars,
        MacroTable macros,
        Map<String, @Nullable Object> base,
        Interpreter interpreter,
        Problems problems) {

    boolean installed(String packageName) {
        return packages.stream().anyMatch(p -> p.name().equals(packageName));
    }

    /** Whether a name may belong to a package that is not here. */
    boolean outside(String packageName) {
        return external.contains(packageName) || (unnamed && !installed(packageName));
    }

    /** What strings in the YAML files of a package see. */
    Scope yamlScope(DbtPackage owner) {
        Map<String, @Nullable Object> names = new HashMap<>(base);
        names.put("var", new VarValue(vars.of(owner.name()), null));
        names.put("project_name", root.name());
        return new Scope(names, name -> io.plumbline.parse.jinja.NameResolver.UNKNOWN, true);
    }
}
