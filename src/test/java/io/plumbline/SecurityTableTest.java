package io.plumbline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The tables of what can be tried name a test that exists for each line. */
class SecurityTableTest {

    private static final Pattern ROW = Pattern.compile("\\| ([GPRW]\\d\\d) \\| .+ \\| .+ \\| (`.+`) \\|");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)\\.(\\w+)`");
    private static final Path TESTS = Path.of("src/test/java");

    private final List<String> rows = table();

    SecurityTableTest() throws IOException {}

    private static List<String> table() throws IOException {
        String page = Files.readString(Path.of("docs/security.md"));
        return Stream.of("tried", "asked")
                .map(name -> page.substring(page.indexOf("<!-- " + name), page.indexOf("<!-- /" + name)))
                .flatMap(String::lines)
                .filter(line -> line.matches("\\| [GPRW]\\d.*"))
                .toList();
    }

    @Test
    void everyIdHasOneLine() {
        List<String> ids = Stream.of("G23", "R11", "P20", "W26")
                .flatMap(last -> IntStream.rangeClosed(1, Integer.parseInt(last.substring(1)))
                        .mapToObj(number -> "%s%02d".formatted(last.substring(0, 1), number)))
                .toList();
        assertThat(rows).extracting(row -> row.substring(2, 5)).containsExactlyElementsOf(ids);
    }

    @Test
    void everyTestThatIsNamedExists() throws Exception {
        Map<String, Class<?>> classes = classes();
        List<String> missing = new ArrayList<>();
        int named = 0;
        for (String row : rows) {
            Matcher cells = ROW.matcher(row);
            assertThat(cells.matches()).as(row).isTrue();
            Matcher method = METHOD.matcher(cells.group(2));
            while (method.find()) {
                named++;
                Class<?> test = classes.get(method.group(1));
                String name = method.group(2);
                boolean there = test != null
                        && Arrays.stream(test.getDeclaredMethods())
                                .filter(found -> found.getName().equals(name))
                                .anyMatch(found -> found.isAnnotationPresent(Test.class)
                                        || found.isAnnotationPresent(ParameterizedTest.class));
                if (!there) {
                    missing.add(cells.group(1) + " " + method.group());
                }
            }
        }
        assertThat(named).isGreaterThan(rows.size());
        assertThat(missing)
                .as("tests that docs/security.md names and that are not there")
                .isEmpty();
    }

    private static Map<String, Class<?>> classes() throws IOException, ClassNotFoundException {
        Map<String, Class<?>> classes = new HashMap<>();
        try (Stream<Path> files = Files.walk(TESTS)) {
            for (Path file : files.filter(path -> path.toString().matches(".*(Test|IT)\\.java"))
                    .toList()) {
                String name = TESTS.relativize(file)
                        .toString()
                        .replace(file.getFileSystem().getSeparator(), ".");
                Class<?> test = Class.forName(
                        name.substring(0, name.length() - ".java".length()),
                        false,
                        SecurityTableTest.class.getClassLoader());
                classes.put(test.getSimpleName(), test);
            }
        }
        return classes;
    }
}
