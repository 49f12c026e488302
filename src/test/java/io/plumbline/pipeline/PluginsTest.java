package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.audit.Audit;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules out of jars, and the examples of docs/own-rules.md. */
class PluginsTest {

    private static final String CLASS = "com/example/rules/LongModelName.class";
    private static final String SERVICE = "META-INF/services/io.plumbline.audit.AuditRule";
    private static final String PAGE = "rules/long-model-name.md";

    @TempDir
    Path folder;

    @Test
    void theRuleOfTheDocumentationFindsLongNames() throws IOException {
        Path jars = jar(files());
        String name = "a".repeat(41);
        Path project = Files.createDirectories(folder.resolve("project/models"));
        Files.writeString(project.resolve("../dbt_project.yml"), "name: shop\n");
        Files.writeString(project.resolve(name + ".sql"), "select 1 as id\n");
        Files.writeString(project.resolve("b.sql"), "select 1 as id\n");
        Audit audit = Plugins.added(Audit.ofAllRules(), jars.toString());

        Workspace workspace = Workspace.open(folder.resolve("project"), DbtSettings.defaults(), new DbtReader());

        assertThat(Checked.of(workspace, audit, LocalDate.of(2026, 1, 1)).findings())
                .filteredOn(finding -> finding.rule().equals("long-model-name"))
                .singleElement()
                .extracting(Finding::message)
                .isEqualTo("`" + name + "` has 41 letters");
        assertThat(audit.page("long-model-name"))
                .hasValueSatisfying(page -> assertThat(page).contains("## Why"));
    }

    @Test
    void aJarThatIsNoPlugInIsRefusedWithItsReason() throws IOException {
        Map<String, byte[]> files = files();
        files.remove(PAGE);
        refused(jar(files), "no page rules/long-model-name.md");
        files = files();
        files.remove(CLASS);
        refused(jar(files), "LongModelName not found");
        files.put(SERVICE, "io.plumbline.model.Gap\n".getBytes(StandardCharsets.UTF_8));
        refused(jar(files), "io.plumbline.model.Gap");
    }

    @Test
    void noFolderMeansNoPlugIns() {
        Audit audit = Audit.ofAllRules();

        assertThat(Plugins.added(audit, null)).isSameAs(audit);
        assertThatThrownBy(() -> Plugins.added(audit, folder.resolve("missing").toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void theDeclaredRulesOfTheDocumentationPassTheirTests() throws IOException {
        Path rules = Files.createDirectories(folder.resolve("plumbline-rules"));
        Matcher blocks = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL).matcher(documentation());
        for (int i = 0; blocks.find(); i++) {
            Files.writeString(rules.resolve(i + ".yml"), blocks.group(1));
        }

        RuleTests.Summary summary = RuleTests.of(folder);

        assertThat(summary.outcomes()).hasSize(3).allMatch(RuleTests.Outcome::passed);
        assertThat(summary.rules()).isEqualTo(2);
    }

    private static void refused(Path jars, String reason) {
        assertThatThrownBy(() -> Plugins.added(Audit.ofAllRules(), jars.toString()))
                .isInstanceOf(UserError.class)
                .hasMessageContaining(reason);
    }

    private static String documentation() throws IOException {
        return Files.readString(Path.of("docs/own-rules.md"));
    }

    private Map<String, byte[]> files() throws IOException {
        Matcher java = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(documentation());
        assertThat(java.find()).isTrue();
        Path source = Files.createDirectories(folder.resolve("source")).resolve("LongModelName.java");
        Files.writeString(source, java.group(1));
        Path classes = Files.createDirectories(folder.resolve("classes"));
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-d",
                        classes.toString(),
                        source.toString());
        assertThat(result).isZero();
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(CLASS, Files.readAllBytes(classes.resolve(CLASS)));
        files.put(SERVICE, "com.example.rules.LongModelName\n".getBytes(StandardCharsets.UTF_8));
        files.put(PAGE, "# x\n\n## Why\n\na\n\n## Example\n\nb\n\n## Remedy\n\nc\n".getBytes(StandardCharsets.UTF_8));
        return files;
    }

    /** A folder with a jar of these files. */
    private Path jar(Map<String, byte[]> files) throws IOException {
        Path jars = Files.createTempDirectory(folder, "jars");
        try (OutputStream out = Files.newOutputStream(jars.resolve("rules.jar"));
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                jar.putNextEntry(new JarEntry(file.getKey()));
                jar.write(file.getValue());
                jar.closeEntry();
            }
        }
        return jars;
    }
}
