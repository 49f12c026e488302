package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;

/**
 * Tables of templates and what jinja2 3.1.6 on Python 3.11 makes of them: {@code template  =>  [text]}, or {@code !}
 * for an error. In both, {@code \n} is a line break. Templates see the variables of {@link #variables}.
 */
final class Cases {

    private static final String ARROW = "  =>  ";

    private Cases() {}

    static void check(String table) {
        List<String> lines = table.lines().filter(line -> !line.isBlank()).toList();
        assertThat(lines).isNotEmpty();
        SoftAssertions.assertSoftly(softly -> lines.forEach(line -> {
            int at = line.lastIndexOf(ARROW);
            String template = line.substring(0, at).replace("\\n", "\n");
            String expected = line.substring(at + ARROW.length()).replace("\\n", "\n");
            softly.assertThat(result(template)).as(template).isEqualTo(expected);
        }));
    }

    private static String result(String template) {
        try {
            return "[" + render(template) + "]";
        } catch (JinjaError e) {
            return "!";
        }
    }

    static String render(String template) {
        return render(template, Scope.of(variables()));
    }

    static String render(String template, Scope scope) {
        return new Interpreter(Budget.DEFAULT)
                .render(Template.parse(template, "models/a.sql"), scope)
                .text();
    }

    static Map<String, @Nullable Object> variables() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("n", 5L);
        all.put("f", 2.5);
        all.put("s", "Hello World");
        all.put("l", Python.value(List.of(3, 1, 2)));
        Map<String, @Nullable Object> d = new LinkedHashMap<>();
        d.put("b", 1);
        d.put("a", List.of(1, 2));
        d.put("c", null);
        all.put("d", Python.value(d));
        all.put("e", Python.value(List.of()));
        all.put("u", Python.value(List.of(user("Bob", 3, 1), user("alice", 30, 2), user("Carl", 3, 3))));
        all.put("none", null);
        all.put("t", true);
        return all;
    }

    private static Map<String, Object> user(String name, int age, int y) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", name);
        user.put("age", age);
        user.put("x", Map.of("y", y));
        return user;
    }
}
