package io.plumbline.parse.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every template here gets a bounded answer on a thread with a stack of 512 KB. */
@Timeout(120)
class JinjaHostileTest {

    private static final Budget SMALL = new Budget(200_000, 100, 2_000_000, Duration.ofSeconds(3));

    private static String outcome(String template) {
        try {
            return "text of "
                    + new Interpreter(SMALL)
                            .render(Template.parse(template, "h.sql"), Scope.of(Map.of()))
                            .text()
                            .length();
        } catch (JinjaError e) {
            return e.kind().toString();
        }
    }

    private static String onSmallStack(String template) throws InterruptedException {
        String[] outcome = {"crashed"};
        Thread thread = new Thread(null, () -> outcome[0] = outcome(template), "small", 512 * 1024);
        thread.setUncaughtExceptionHandler((t, e) -> outcome[0] = "crashed: " + e);
        thread.start();
        thread.join();
        return outcome[0];
    }

    @Test
    void endlessTemplatesHitALimit() throws InterruptedException {
        String growing = "{%% set ns = namespace(x=%s, y=%s) %%}{%% for i in range(1000) %%}%s{%% endfor %%}%s";
        List<String> templates = List.of(
                "{% macro m(x) %}{{ m(x) }}{% endmacro %}{{ m(1) }}",
                "{% macro m() %}{{ " + "[".repeat(60) + "m()" + "]".repeat(60) + " }}{% endmacro %}{{ m() }}",
                "{% macro m() %}{% call m() %}{{ caller() }}{% endcall %}{% endmacro %}{{ m() }}",
                "{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}",
                "{% for i in range(10 ** 9) %}{{ i }}{% endfor %}",
                "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
                "{% set l = [1] %}{% for i in l %}{% do l.append(i) %}{% endfor %}",
                growing.formatted("'ab'", "0", "{% set ns.x = ns.x ~ ns.x %}", ""),
                growing.formatted("[1]", "0", "{% set ns.x = ns.x + ns.x %}", ""),
                growing.formatted("'aa'", "0", "{% set ns.x = ns.x.replace('a', 'aa') %}", ""),
                growing.formatted("3", "0", "{% set ns.x = ns.x * ns.x %}", ""),
                growing.formatted("[1]", "0", "{% set ns.x = [ns.x, ns.x] %}", "{{ ns.x }}"),
                growing.formatted(
                        "[1]",
                        "[1]",
                        "{% set ns.x = [ns.x, ns.x] %}{% set ns.y = [ns.y, ns.y] %}",
                        "{{ ns.x == ns.y }}"),
                "{{ 'x' * 10 ** 12 }}",
                "{{ [1] * 10 ** 12 }}",
                "{{ 10 ** 1000000 }}",
                "{{ '%999999999d' % 1 }}",
                "{{ '{:999999999}'.format(1) }}",
                "{{ '{:.999999999f}'.format(1.5) }}",
                "{{ 'a' | center(10 ** 9) }}",
                "{{ 'a'.ljust(10 ** 9) }}",
                "{{ [1] | batch(10 ** 9, 'x') | list }}",
                "{% if 1 %}".repeat(10_000),
                "{{ " + "-".repeat(10_000) + "1 }}",
                "{{ a" + ".b".repeat(10_000) + " }}",
                "{{ " + "(".repeat(10_000) + " }}");
        for (String template : templates) {
            String start = template.substring(0, Math.min(120, template.length()));
            assertThat(onSmallStack(template)).as(start).isEqualTo("LIMIT");
        }
    }

    @Test
    void longTemplatesAreFineAsLongAsTheyAreNotDeep() throws InterruptedException {
        assertThat(onSmallStack("x\n".repeat(900_000))).isEqualTo("text of 1799999");
        assertThat(onSmallStack("{{ 1" + " + 1".repeat(50_000) + " }}")).isEqualTo("text of 5");
        assertThat(onSmallStack("{{ 1" + " ~ 1".repeat(50_000) + " }}")).isEqualTo("text of 50001");
        assertThat(onSmallStack("{{ " + "not ".repeat(50_001) + "1 }}")).isEqualTo("text of 5");
        assertThat(onSmallStack("{% if 0 %}" + "{% elif 0 %}".repeat(20_000) + "{% endif %}"))
                .isEqualTo("text of 0");
        assertThat(onSmallStack("{{ ('<' * 200000) | striptags | length }}")).isEqualTo("text of 6");
        assertThat(onSmallStack("{#".repeat(500_000))).isEqualTo("SYNTAX");
        assertThat(onSmallStack("{% raw %}".repeat(100_000))).isEqualTo("SYNTAX");
    }

    @Test
    void valuesThatContainThemselvesPrint() throws InterruptedException {
        assertThat(Cases.render("{% set l = [] %}{% do l.append(l) %}{{ l }}")).isEqualTo("[[...]]");
        assertThat(Cases.render("{% set d = {} %}{% do d.update({'a': d}) %}{{ d }}"))
                .isEqualTo("{'a': {...}}");
        assertThat(onSmallStack("{% set l = [] %}{% do l.append(l) %}{{ l | tojson }}"))
                .isEqualTo("RUNTIME");
    }

    @Test
    void randomPiecesOfJinjaNeverCrash() {
        String[] pieces = {
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "-",
            "+",
            " if ",
            " else ",
            " for ",
            " in ",
            "endif",
            "endfor",
            "set ",
            "macro ",
            "m",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            "'",
            "\"",
            "\\",
            "|",
            "upper",
            "join",
            ".",
            ",",
            ":",
            "=",
            "==",
            "1",
            "2.5",
            "0x",
            "_",
            "x",
            "loop",
            "~",
            "**",
            "//",
            "%",
            "is ",
            "not ",
            "defined",
            "\n",
            " ",
            "é",
            "\u0000",
            "raw",
            "endraw",
            "call ",
            "range(3)",
            "none",
            "'%s'",
            "'{}'",
            ".format(",
            "*",
            "and ",
            "or ",
            "do "
        };
        Random random = new Random(20260101);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder template = new StringBuilder(random.nextBoolean() ? "{{ " : "{% ");
            random.ints(random.nextInt(14) + 1, 0, pieces.length).forEach(i -> template.append(pieces[i]));
            template.append(random.nextBoolean() ? " }}" : " %}");
            assertThat(outcome(template.toString())).as(template.toString()).isNotNull();
            SourceBlocks.ofSql(template.toString(), "f.sql");
        }
    }

    @Test
    void anyFilterOnAnyValueGivesAnAnswerOrAnError() {
        List<String> values = Stream.of(
                        "none",
                        "1",
                        "-1.5",
                        "'a b'",
                        "[3, 'a']",
                        "(1,)",
                        "{'a': 1}",
                        "missing",
                        "range(3)",
                        "true",
                        "[[1], [2]]",
                        "''",
                        "[]",
                        "10 ** 30")
                .toList();
        List<String> filters = Stream.of(
                        "abs attr('a') batch(2) capitalize center default('x') dictsort escape filesizeformat first float "
                                + "format groupby('a') indent int items join(',') last length list lower map('upper') max min "
                                + "pprint random reject rejectattr('a') replace('a','b') reverse round safe select "
                                + "selectattr('a') slice(2) sort string striptags sum title tojson trim truncate(3) unique upper "
                                + "urlencode wordcount wordwrap xmlattr as_bool as_native as_number as_text")
                .flatMap(all -> Stream.of(all.split(" ")))
                .toList();
        for (String value : values) {
            for (String filter : filters) {
                String template = "{{ (" + value + ") | " + filter + " }}{{ (" + value + ") | " + filter + " | list }}";
                assertThat(outcome(template)).as(template).isNotNull();
            }
        }
    }

    @Test
    void theSameTemplateGivesTheSameTextEveryTime() {
        String template = "{{ [5, 6, 7, 8] | random }}{{ {'b': 1, 'a': 2} }}{{ ['x', 'y'] | random }}";
        assertThat(Cases.render(template)).isEqualTo(Cases.render(template));
    }
}
