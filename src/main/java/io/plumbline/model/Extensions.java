package io.plumbline.model;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Finds what extends an extension point by the names of the classes beside it, so that a command need not start an
 * application context: a folder or jar is listed, and only what lies in the package of the extension point is loaded.
 */
public final class Extensions {

    private static final String BOOT = "BOOT-INF/classes/";

    private final String folder;
    private final String self;

    private Extensions(Class<?> point) {
        this.folder = point.getPackageName().replace('.', '/');
        this.self = point.getName().replace('.', '/') + ".class";
    }

    /**
     * Every top-level class of the point's package and those below that is wanted, one fresh instance each, by
     * name.
     *
     * @throws IllegalStateException where the class path has no folder or jar with the extension point
     */
    public static <T> List<T> of(Class<T> point, Predicate<Class<?>> wanted) {
        Extensions here = new Extensions(point);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            List<String> classes = here.classes(new File(entry));
            if (!classes.isEmpty()) {
                return classes.stream()
                        .filter(name -> !name.contains("$") && !name.endsWith("package-info"))
                        .sorted()
                        .map(Extensions::load)
                        .filter(wanted)
                        .map(type -> instance(type, point))
                        .toList();
            }
        }
        throw new IllegalStateException("no folder or jar of the class path holds " + here.self);
    }

    private List<String> classes(File root) {
        List<String> names = new ArrayList<>();
        if (new File(root, self).isFile()) {
            list(new File(root, folder), folder + "/", names);
        } else if (root.isFile()) {
            try (JarFile jar = new JarFile(root)) {
                String prefix = jar.getEntry(self) != null ? "" : jar.getEntry(BOOT + self) != null ? BOOT : null;
                if (prefix != null) {
                    jar.stream()
                            .map(JarEntry::getName)
                            .filter(name -> name.startsWith(prefix + folder))
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
            return Class.forName(name, false, Extensions.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " was listed and cannot be loaded", e);
        }
    }

    private static <T> T instance(Class<?> type, Class<T> point) {
        try {
            var constructor = type.asSubclass(point).getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type.getName() + " needs a constructor without parameters", e);
        }
    }
}
