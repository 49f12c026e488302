package io.plumbline.parse.dbt;

import io.plumbline.parse.YamlError;
import io.plumbline.parse.YamlReader;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Scope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the root project, its installed and local packages, and the names of those declared but absent. */
final class PackageLoader {

    private static final Set<String> HOOKS = Set.of("pre-hook", "post-hook", "pre_hook", "post_hook");

    private final Texts texts;
    private final Problems problems;
    private final YamlStrings strings;
    private final Scope scope;
    private final Map<String, DbtPackage> packages = new LinkedHashMap<>();
    private final SortedSet<String> declared = new TreeSet<>();
    private final Set<String> visited = new HashSet<>();
    private final Set<String> localRoots = new HashSet<>();
    private final Set<String> addresses = new TreeSet<>();
    private boolean unnamed;

    /** @param scope what {@code dbt_project.yml} sees: target, env_var, the command line's variables */
    PackageLoader(Texts texts, Problems problems, YamlStrings strings, Scope scope) {
        this.texts = texts;
        this.problems = problems;
        this.strings = strings;
        this.scope = scope;
    }

    /**
     * @param packages the root project first
     * @param external names of packages that are declared and absent
     * @param unnamed whether a package is absent whose name nothing tells, so that any unknown name may be it
     */
    record Loaded(List<DbtPackage> packages, SortedSet<String> external, boolean unnamed) {}

    /** Null where the folder has no readable {@code dbt_project.yml}. */
    @Nullable
    Loaded load(String root) {
        DbtPackage project = read(root);
        if (project == null) {
            return null;
        }
        packages.put(project.name(), project);
        visited.add(root);
        installed(project);
        dependencies(project);
        lockFile(project);
        byAddress();
        SortedSet<String> external = new TreeSet<>(declared);
        external.removeAll(packages.keySet());
        return new Loaded(List.copyOf(packages.values()), external, unnamed);
    }

    private @Nullable DbtPackage read(String root) {
        String file = TreePaths.join(root, "dbt_project.yml");
        YamlValue yaml = yaml(file);
        if (yaml == null) {
            return null;
        }
        Map<String, @Nullable Object> settings =
                DbtPackage.map(strings.render(yaml, file, scope, PackageLoader::staysText));
        Object name = settings.get("name");
        return new DbtPackage(name == null ? TreePaths.name(root) : name.toString(), root, yaml, settings);
    }

    private static boolean staysText(List<String> keys) {
        String first = keys.isEmpty() ? "" : keys.get(0);
        return switch (first) {
            case "on-run-start", "on-run-end", "query-comment", "vars" -> true;
            case "seeds", "models", "snapshots", "tests", "data_tests" ->
                keys.stream().map(key -> key.replaceAll("^[+ ]+", "")).anyMatch(HOOKS::contains);
            default -> false;
        };
    }

    private @Nullable YamlValue yaml(String file) {
        if (!texts.paths().contains(file)) {
            return null;
        }
        String text = texts.read(file);
        try {
            return text == null ? null : new YamlReader().read(text);
        } catch (YamlError e) {
            problems.add(file, e.line(), file, e.reason());
            return null;
        }
    }

    private void installed(DbtPackage project) {
        List<String> folders = project.paths("packages-install-path", "modules-path", "dbt_packages");
        for (String folder : folders) {
            String base = TreePaths.resolve(project.root(), folder);
            if (base == null) {
                continue;
            }
            String prefix = TreePaths.join(base, "");
            Set<String> roots = new TreeSet<>();
            for (String path : texts.paths().subSet(prefix, prefix + Character.MAX_VALUE)) {
                String rest = path.substring(prefix.length());
                if (rest.endsWith("/dbt_project.yml") && rest.indexOf('/') == rest.lastIndexOf('/')) {
                    roots.add(TreePaths.folder(path));
                }
            }
            roots.forEach(this::add);
        }
    }

    private void add(String root) {
        if (visited.add(root)) {
            DbtPackage found = read(root);
            if (found != null && packages.putIfAbsent(found.name(), found) == null) {
                dependencies(found);
            }
        }
    }

    private void dependencies(DbtPackage owner) {
        for (String name : List.of("packages.yml", "dependencies.yml")) {
            String file = TreePaths.join(owner.root(), name);
            YamlValue yaml = yaml(file);
            if (yaml == null) {
                continue;
            }
            YamlValue listed = yaml.get("packages");
            if (listed != null) {
                listed.items().forEach(item -> dependency(owner, item, file));
            }
            YamlValue projects = yaml.get("projects");
            if (projects != null) {
                projects.items().stream()
                        .map(p -> p.text("name"))
                        .filter(n -> n != null)
                        .forEach(declared::add);
            }
        }
    }

    private void dependency(DbtPackage owner, YamlValue item, String file) {
        String local = item.text("local");
        String hub = item.text("package");
        String git = item.text("git");
        if (local != null) {
            Object rendered = strings.string(local, file, item.line(), scope);
            String root = TreePaths.resolve(owner.root(), String.valueOf(rendered));
            if (root == null || !texts.paths().contains(TreePaths.join(root, "dbt_project.yml"))) {
                problems.add(file, item.line(), "local: " + local, "there is no dbt_project.yml in that folder");
                unnamed = true;
            } else {
                localRoots.add(root);
                add(root);
            }
        } else if (item.text("name") != null) {
            declared.add(item.text("name"));
        } else if (hub != null) {
            declared.add(hub.substring(hub.indexOf('/') + 1));
        } else if (git != null) {
            addresses.add(git);
        } else {
            unnamed = true;
        }
    }

    /**
     * Only a package's own dbt_project.yml tells its name. Installed packages that nothing else names are taken for those
     * declared by address; where they are too few, the names are guessed from the addresses.
     */
    private void byAddress() {
        long unexplained = packages.values().stream()
                .skip(1)
                .filter(p -> !declared.contains(p.name()) && !localRoots.contains(p.root()))
                .count();
        if (addresses.size() <= unexplained) {
            return;
        }
        for (String address : addresses) {
            String last = address.replaceAll("/+$", "").replaceAll("\\.git$", "");
            last = last.substring(Math.max(last.lastIndexOf('/'), last.lastIndexOf(':')) + 1);
            String name = last.toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            declared.add(packages.containsKey(name) ? name : name.replaceFirst("^dbt_", ""));
        }
        unnamed = true;
    }

    private void lockFile(DbtPackage project) {
        YamlValue lock = yaml(TreePaths.join(project.root(), "package-lock.yml"));
        YamlValue listed = lock == null ? null : lock.get("packages");
        List<String> names = new ArrayList<>();
        for (YamlValue item : listed == null ? List.<YamlValue>of() : listed.items()) {
            String name = item.text("name");
            String hub = item.text("package");
            if (name != null) {
                names.add(name);
            } else if (hub != null) {
                names.add(hub.substring(hub.indexOf('/') + 1));
            }
        }
        declared.addAll(names);
    }
}
