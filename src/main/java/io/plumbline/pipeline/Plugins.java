package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditRule;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules out of jars. Who starts the process names the folder of the jars in {@value #VARIABLE}; nothing that is crawled can. Each
 * jar names its rules in {@code META-INF/services/io.plumbline.audit.AuditRule}.
 */
public final class Plugins {

    /** Environment variable with the folder. */
    public static final String VARIABLE = "PLUMBLINE_PLUGINS";

    private Plugins() {}

    /** Every rule of ours and of the jars, without an application context. */
    public static Audit audit() {
        return added(Audit.ofAllRules());
    }

    /** An audit with the rules of the jars. */
    static Audit added(Audit audit) {
        return added(audit, System.getenv(VARIABLE));
    }

    /**
     * The same from a folder.
     *
     * @param folder null or empty for none
     * @throws UserError of kind INPUT where it cannot be read, a jar is no plug-in, or a rule is not as it has to be
     */
    static Audit added(Audit audit, @Nullable String folder) {
        if (folder == null || folder.isBlank()) {
            return audit;
        }
        URL[] jars = jars(Path.of(folder)).toArray(URL[]::new);
        try {
            // Open as long as the process: rules load classes while they run.
            ClassLoader loader = new URLClassLoader("plugins", jars, Plugins.class.getClassLoader());
            List<AuditRule> rules = ServiceLoader.load(AuditRule.class, loader).stream()
                    .map(ServiceLoader.Provider::get)
                    .toList();
            return audit.with(rules);
        } catch (ServiceConfigurationError | LinkageError | IllegalStateException e) {
            throw UserError.input(
                    VARIABLE + " names " + folder + ", and a rule there cannot be used: " + e.getMessage(),
                    "Each rule is a public class with @Rule, a public constructor without parameters, and a page"
                            + " rules/ID.md; how: docs/own-rules.md");
        }
    }

    private static List<URL> jars(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .map(Plugins::url)
                    .toList();
        } catch (IOException e) {
            throw UserError.input(
                    VARIABLE + " names " + folder + ", which cannot be read: " + Reasons.of(e),
                    "Name a folder with jars of rules.");
        }
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }
}
