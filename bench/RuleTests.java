import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes a test class for each rule that runs all its cases in one test, for mutation testing: a mutant then runs the rules
 * that meet it, and not the factory of all of them. The classes are for a copy of the repository; the build does not know them.
 *
 * <p>{@code java bench/RuleTests.java}, in the root of the repository
 */
public final class RuleTests {

    private static final Path RULES = Path.of("src/test/resources/rules");
    private static final Path TESTS = Path.of("src/test/java/io/plumbline/audit");

    public static void main(String[] args) throws IOException {
        try (Stream<Path> files = Files.list(RULES)) {
            List<String> rules = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".txt"))
                    .map(name -> name.substring(0, name.length() - 4))
                    .sorted()
                    .toList();
            for (String rule : rules) {
                Files.writeString(TESTS.resolve(name(rule) + ".java"), test(rule));
            }
        }
    }

    private static String name(String rule) {
        return Arrays.stream(rule.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining("", "Rule", "Test"));
    }

    private static String test(String rule) {
        return """
                package io.plumbline.audit;

                class %s {
                    @org.junit.jupiter.api.Test
                    void everyCase() throws Exception {
                        RuleFixturesTest.everyCase("%s");
                    }
                }
                """.formatted(name(rule), rule);
    }
}
