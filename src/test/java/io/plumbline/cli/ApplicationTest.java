package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Configuration;

/**
 * Where the settings of a process come from, tried in a process of its own, because a folder to start in cannot be
 * changed.
 */
class ApplicationTest {

    @TempDir
    private Path checkout;

    @Test
    void aFileInTheFolderItStartsInSetsNothing() throws Exception {
        Files.createDirectories(checkout.resolve("config"));
        for (String file : List.of("application.yml", "application.properties", "config/application.yml")) {
            Files.writeString(
                    checkout.resolve(file),
                    file.endsWith("yml") ? "planted: from the checkout\n" : "planted=checkout\n");
        }
        assertThat(planted(Map.of())).isEqualTo("planted is null, scheduler is plumbline");
    }

    @Test
    void aFileThatWhoeverStartsItNamesDoes(@TempDir Path own) throws Exception {
        Files.writeString(own.resolve("application.yml"), "planted: by me\n");
        assertThat(planted(Map.of("SPRING_CONFIG_ADDITIONAL_LOCATION", own + "/")))
                .isEqualTo("planted is by me, scheduler is plumbline");
    }

    private String planted(Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Printing.class.getName());
        builder.environment().putAll(environment);
        Process process = builder.directory(checkout.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return out.strip();
    }

    private static String absolute(String classPath) {
        return String.join(
                java.io.File.pathSeparator,
                List.of(classPath.split(java.io.File.pathSeparator)).stream()
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** Prints two settings. */
    @Configuration(proxyBeanMethods = false)
    static class Printing {

        public static void main(String[] arguments) {
            try (var context = Application.prepared(Printing.class).run()) {
                var environment = context.getEnvironment();
                System.out.println("planted is " + environment.getProperty("planted") + ", scheduler is "
                        + environment.getProperty("spring.quartz.properties.org.quartz.scheduler.instanceName"));
            }
        }
    }
}
