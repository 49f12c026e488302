package io.plumbline.audit;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds the rules by the names of the classes beside this one, so that a command need not start an application context:
 * a folder or jar is listed, and only what lies in this package is loaded.
 */
final class Rules {

    private static final String FOLDER = Rules.class.getPackageName().replace('.', '/');
    private static final String SELF = FOLDER + "/Rules.class";
    private static final String BOOT = "BOOT-INF/classes/";

    private Rules() {}

    /**
     * Every top-level class of this package and those below that carries {@link Rule}, one fresh instance each.
     *
     * @throws IllegalStateException where the class path has no folder or jar with this class
     */
    static List<AuditRule> all() {
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            List<String> classes = classes(new File(entry));
            if (!classes.isEmpty()) {
                return classes.stream()
                        .filter(name -> !name.contains("$"))
                        .sorted()
                        .map(Rules::load)
                        .filter(type -> type.isAnnotationPresent(Rule.class))
                        .map(Rules::instance)
                        .toList();
            }
        }
        throw new IllegalStateException("no folder or jar of the class path holds " + SELF);
    }

    private static List<String> classes(File root) {
        List<String> names = new ArrayList<>();
        if (new File(root, SELF).isFile()) {
            list(new File(root, FOLDER), FOLDER + "/", names);
        } else if (root.isFile()) {
            try (JarFile jar = new JarFile(root)) {
                String prefix = jar.getEntry(SELF) != null ? "" : jar.getEntry(BOOT + SELF) != null ? BOOT : null;
                if (prefix != null) {
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(prefix + FOLDER))
                            .forEach(name -> add(name.substring(prefix.length()), names));
                }
            } catch (IOException e) {
                return List.of();
            }
        }
        return names;
    }

    private static void list(File folder, String path, List<String> names) {
        File[] files = folder.listFiles();
        for (File file : files == null ? new File[0] : files) {
            if (file.isDirectory()) {
                list(file, path + file.getName() + "/", names);
            } else {
                add(path + file.getName(), names);
            }
        }
    }

    private static void add(String path, List<String> names) {
        if (path.endsWith(".class")) {
            names.add(path.substring(0, path.length() - ".class".length()).replace('/', '.'));
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name, false, Rules.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was listed and cannot be loaded", e);
        }
    }

    private static AuditRule instance(Class<?> type) {
        try {
            var constructor = type.asSubclass(AuditRule.class).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }
}
