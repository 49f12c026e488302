package io.plumbline;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** Holds the packages and their edges as {@code docs/architecture.md} draws them. */
class ArchitectureTest {

    /** Tests lie where this class does, whichever tool compiled them and wherever it put them. */
    private static final String TESTS = ArchitectureTest.class
            .getProtectionDomain()
            .getCodeSource()
            .getLocation()
            .getPath();

    private static final ImportOption NO_TESTS = location -> !location.contains(TESTS);

    private static final JavaClasses MAIN =
            new ClassFileImporter().withImportOption(NO_TESTS).importPackages("io.plumbline");

    @Test
    void modulesKeepTheirEdges() {
        ApplicationModules.of(PlumblineApplication.class, NO_TESTS).verify();
    }

    @Test
    void theModelIsPlainJava() {
        check(noClasses()
                .that()
                .resideInAPackage("io.plumbline.model..")
                .should()
                .dependOnClassesThat()
                .resideOutsideOfPackages(
                        "java..", "org.jspecify..", "io.plumbline.model..", "org.springframework.modulith")
                .because("every stage speaks it and none may pull a library in through it"));
    }

    @Test
    void rulesDoNoInputOrOutput() {
        check(noClasses()
                .that()
                .resideInAPackage("io.plumbline.audit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net..", "java.nio.file..", "java.sql..", "dev.langchain4j..")
                .because("a finding is a pure function of the estate"));
    }

    @Test
    void languageModelsStayBehindTheirPackages() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("io.plumbline.llm..", "io.plumbline.embed..", "io.plumbline.agent..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.langchain4j..")
                .because("budget and redaction wrap every call to a model"));
    }

    @Test
    void batchAndQuartzAndSqlHaveOneHome() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.pipeline..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.batch..")
                .because("pipeline alone knows how stages become steps"));
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.schedule..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.quartz..")
                .because("schedule alone decides when a job fires"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.plumbline.catalog..", "io.plumbline.index..", "io.plumbline.crawl.snowflake..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "org.springframework.jdbc.core..")
                .because("SQL stands beside the records it fills"));
    }

    @Test
    void springStaysAtTheRim() {
        check(noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Autowired")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.stereotype.Service")
                .orShould()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.stereotype.Repository")
                .because("constructors say what a class needs, and one configuration per module says what there is"));
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl|Service|Dto)")
                .because("such a name tells a reader nothing"));
    }

    @Test
    void publicFieldsAreFinal() {
        check(fields().that()
                .arePublic()
                .should()
                .beFinal()
                .because("a value that others can change is nobody's fact"));
    }

    @Test
    void everyPackageIsNullMarked() {
        check(classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .because("nullness is part of a signature"));
    }

    @Test
    void onlyCommandsWriteToTheTerminal() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("io.plumbline.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("stdout carries data, and the commands own it"));
    }

    @Test
    void filesFitOnTwoScreens() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            List<String> tooLong = files.filter(f -> f.toString().endsWith(".java"))
                    .filter(f -> lines(f) > 400)
                    .map(Path::toString)
                    .toList();
            Assertions.assertThat(tooLong).as("files over 400 lines").isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(MAIN);
    }
}
