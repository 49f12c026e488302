package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.RenderedSql;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JinjaLineTest {

    private static RenderedSql render(String template) {
        return new Interpreter(Budget.DEFAULT).render(Template.parse(template, "a.sql"), Scope.of(Map.of()));
    }

    @Test
    void everyLineKnowsTheTemplateLineItCameFrom() {
        RenderedSql sql = render("""
                {%- set x = 1 -%}

                select
                  {%- for c in ['a', 'b'] %}
                  {{ c }},
                  {%- endfor %}
                  1
                from t
                """);
        assertThat(sql.text()).isEqualTo("select\n  a,\n  b,\n  1\nfrom t");
        assertThat(sql.lines()).containsExactly(3, 5, 5, 7, 8);
    }

    @Test
    void aMacrosLinesAreThoseOfItsCall() {
        RenderedSql sql = render("{% macro m() %}a\nb\nc{% endmacro %}\nselect\n{{ m() }}\nfrom");
        assertThat(sql.text()).isEqualTo("\nselect\na\nb\nc\nfrom");
        assertThat(sql.lines()).containsExactly(3, 4, 5, 5, 5, 6);
    }

    @Test
    void commentsAndRawBlocksKeepTheCount() {
        RenderedSql sql = render("{# a\nb #}x\n{% raw %}\n{{ y }}\n{% endraw %}z");
        assertThat(sql.text()).isEqualTo("x\n\n{{ y }}\nz");
        assertThat(sql.lines()).containsExactly(2, 3, 4, 5);
    }

    @Test
    void thereIsOneEntryForEachLine() {
        for (String template : new String[] {"", "\n", "a", "a\n\n", "{{ '' }}", "\r\na\r\n", "{{ 'a\nb\n' }}"}) {
            RenderedSql sql = render(template);
            assertThat(sql.lines())
                    .hasSize((int) sql.text().chars().filter(c -> c == '\n').count() + 1);
        }
    }
}
