package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class JinjaBlockTest {

    @Test
    void dbtsBlocksDefineMacrosUnderDbtsNames() {
        SourceBlocks blocks = SourceBlocks.ofSql("""
                {% macro plain(a, b=1) %}
                x
                {% endmacro %}
                {% test not_empty(model, column_name) %}select 1{% endtest %}
                {% materialization view, adapter='snowflake' %}x{% endmaterialization %}
                {% materialization mine, default %}x{% endmaterialization %}
                {%- materialization py, adapter="spark", supported_languages=['sql', 'python'] -%}x{% endmaterialization %}
                """, "macros/all.sql");
        assertThat(blocks.problems()).isEmpty();
        assertThat(blocks.macros())
                .extracting(m -> m.name() + " " + m.tag() + " " + m.line() + "-" + m.endLine())
                .containsExactly(
                        "plain macro 1-3",
                        "test_not_empty test 4-4",
                        "materialization_view_snowflake materialization 5-5",
                        "materialization_mine_default materialization 6-6",
                        "materialization_py_spark materialization 7-7");
    }

    @Test
    void textBetweenBlocksAndABrokenBlockLeaveTheOthersAlone() {
        SourceBlocks blocks = SourceBlocks.ofSql("""
                {{ not jinja at all }} {# {% macro commented() %}{% endmacro %} #}
                {% raw %}{% macro raw() %}{% endmacro %}{% endraw %}
                {% macro broken( %}{% endmacro %}
                {% macro good() %}{{ "{% endmacro %}" }}{% endmacro %}
                """, "m.sql");
        assertThat(blocks.macros()).extracting(MacroDefinition::name).containsExactly("good");
        assertThat(blocks.problems()).hasSize(1);
        assertThat(blocks.problems().get(0).line()).isEqualTo(3);
    }

    @Test
    void oneFileHoldsManySnapshots() {
        String text = """
                {% snapshot one %}
                {{ config(unique_key='id') }}
                select * from {{ ref('a') }}
                {% endsnapshot %}

                {% snapshot two %}select {{ 1 + 1 }}{% endsnapshot %}
                """;
        SourceBlocks blocks = SourceBlocks.ofSql(text, "snapshots/s.sql");
        assertThat(blocks.snapshots())
                .extracting(s -> s.name() + " " + s.line() + "-" + s.endLine())
                .containsExactly("one 1-4", "two 6-6");
        assertThat(blocks.snapshots().get(0).text()).startsWith("\n{{ config").endsWith("}}\n");
        assertThat(blocks.snapshots().get(0).body().staticCalls(Set.of("ref")))
                .extracting(StaticCall::line)
                .containsExactly(3);
        assertThat(new Interpreter(Budget.DEFAULT)
                        .render(blocks.snapshots().get(1).body(), Scope.of(java.util.Map.of()))
                        .text())
                .isEqualTo("select 2");
    }

    @Test
    void docsBlocksAreFoundInAnyMarkdown() {
        SourceBlocks blocks = SourceBlocks.ofMarkdown("""
                # Title {{ unclosed {% nonsense
                {% docs table_events %}
                Rows of {{ anything }} and {% if %}
                {%- enddocs %}
                {% docs __overview__ %}Hi{% enddocs %}
                {% docs open %}
                """, "docs.md");
        assertThat(blocks.docs())
                .containsExactly(
                        new DocsBlock("table_events", 2, 4, "\nRows of {{ anything }} and {% if %}"),
                        new DocsBlock("__overview__", 5, 5, "Hi"));
        assertThat(blocks.problems()).extracting(JinjaError::line).containsExactly(6);
    }

    @Test
    void staticCallsAreFoundInEveryBranch() {
        Template template = Template.parse("""
                {{ config(tags=['a', 'b'], enabled=false) }}
                select * from {{ ref('a') }}
                {% if execute %}{{ ref('pkg', 'b', version=2) }}{% endif %}
                {% macro m(x) %}{{ source(x, 'y') }}{% endmacro %}
                {{ builtins.ref(*args) | upper }}
                """, "m.sql");
        assertThat(template.staticCalls(Set.of("ref", "source", "builtins.ref")))
                .extracting(
                        c -> c.name() + " " + c.line() + " " + c.literal() + " " + c.conditional() + " " + c.macro())
                .containsExactly(
                        "ref 2 true false null",
                        "ref 3 true true null",
                        "source 4 false true m",
                        "builtins.ref 5 false false null");
        StaticCall config = template.staticCalls(Set.of("config")).get(0);
        assertThat(Python.repr(config.named().get("tags").value())).isEqualTo("['a', 'b']");
        StaticCall second = template.staticCalls(Set.of("ref")).get(1);
        assertThat(second.positional()).extracting(StaticCall.Argument::value).containsExactly("pkg", "b");
        assertThat(second.named().get("version").value()).isEqualTo(2L);
    }

    @Test
    void leftOutTagsAreNamedAsUnsupported() {
        for (String tag :
                new String[] {"include 'x'", "import 'x' as y", "from 'x' import y", "extends 'x'", "block x"}) {
            org.assertj.core.api.Assertions.assertThatExceptionOfType(JinjaError.class)
                    .isThrownBy(() -> Template.parse("\n{% " + tag + " %}", "m.sql"))
                    .satisfies(error -> {
                        assertThat(error.kind()).isEqualTo(JinjaError.Kind.UNSUPPORTED);
                        assertThat(error.line()).isEqualTo(2);
                    });
        }
    }
}
