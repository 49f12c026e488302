package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JinjaNativeTest {

    private static Object value(String template) {
        Object value = new Interpreter(Budget.DEFAULT).value(Template.parse(template, "a.yml"), Scope.of(Map.of()));
        return value == null ? "None" : value;
    }

    @Test
    void oneExpressionGivesItsValueAndMoreGiveText() {
        assertThat(value("{{ 1 + 1 }}")).isEqualTo(2L);
        assertThat(value("{{ '1' }}")).isEqualTo("1");
        assertThat(value("{{ none }}")).isEqualTo("None");
        assertThat(value("{{ [1] }}")).isEqualTo(List.of(1L));
        assertThat(value("a{{ 1 }}")).isEqualTo("a1");
        assertThat(value("")).isEqualTo("");
    }

    @Test
    void dbtsMarksReadTextAsALiteral() {
        assertThat(value("{{ 'True' | as_bool }}")).isEqualTo(true);
        assertThat(value("{{ '12' | as_number }}")).isEqualTo(12L);
        assertThat(value("{{ \"[1, 'a']\" | as_native }}")).isEqualTo(List.of(1L, "a"));
        assertThat(value("{{ 'x y' | as_native }}")).isEqualTo("x y");
        assertThat(value("{{ 5 | as_text }}")).isEqualTo("5");
        assertThatExceptionOfType(JinjaError.class).isThrownBy(() -> value("{{ 'x' | as_bool }}"));
        assertThat(Cases.render("{{ 'True' | as_bool }}{{ '1' | as_number }}{{ 2 | as_native }}{{ 3 | as_text }}"))
                .isEqualTo("True123");
    }

    @Test
    void javaValuesBecomeTemplateValues() {
        Object value = Python.value(Map.of("a", Arrays.asList(1, 2.5f, null, "x")));
        assertThat(Python.repr(value)).isEqualTo("{'a': [1, 2.5, None, 'x']}");
        assertThat(Python.json(value, true)).isEqualTo("{\"a\": [1, 2.5, null, \"x\"]}");
        assertThat(Python.equal(1L, 1.0)).isTrue();
        assertThat(Python.equal(List.of(1L), Tuple.of(1L))).isFalse();
        assertThat(Python.truthy(Map.of())).isFalse();
    }
}
