package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.NoDbtProject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repositories that want to hurt: each gets a bounded answer and a listed problem. */
@Timeout(60)
class HostileProjectTest {

    private static void leavesOneGap(String template, String reason) {
        ProjectGraph graph = Fixture.shop()
                .models("good")
                .file("models/bad.sql", template)
                .file("macros/m.sql", "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}")
                .read();
        assertThat(gaps(graph))
                .singleElement()
                .asString()
                .startsWith("models/bad.sql:")
                .contains(reason);
        assertThat(ids(graph)).contains("model.shop.good", "model.shop.bad");
    }

    @Test
    void macrosThatCallEachOtherForever() {
        leavesOneGap("{{ a() }}", "deep");
    }

    @Test
    void aRangeWithoutEnd() {
        leavesOneGap("{% for i in range(10**9) %}x{% endfor %}", "Range too big");
    }

    @Test
    void textThatDoublesForever() {
        leavesOneGap(
                "{% set ns = namespace(t='x') %}{% for i in range(100) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
                "more than");
    }

    @Test
    void templatesThatAreNoJinja() {
        leavesOneGap("{% if %}", "");
        leavesOneGap("{{ " + "(".repeat(20_000), "");
        leavesOneGap("{% if x %}".repeat(20_000), "");
    }

    @Test
    void yamlThatAliasesBlowUp() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n"
                    .replace("%d]", "%d]")
                    .formatted(i, i, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1, i - 1));
        }
        yaml.append("models: [{name: good, meta: *a11}]\n");
        ProjectGraph graph = Fixture.shop()
                .models("good")
                .file("models/bomb.yml", yaml.toString())
                .read();

        assertThat(gaps(graph))
                .singleElement()
                .asString()
                .startsWith("models/bomb.yml:")
                .contains("aliases");
        assertThat(ids(graph)).contains("model.shop.good");
    }

    @Test
    void yamlThatIsNestedContainsItselfOrIsNone() {
        ProjectGraph graph = Fixture.shop()
                .models("good")
                .file("models/a.yml", "models: " + "[".repeat(50_000))
                .file("models/b.yml", "models: &m [{name: good, meta: *m}]\n")
                .file("models/c.yml", "models:\n\t- name: x\n")
                .file("models/d.yml", "models: {good: 1}\n")
                .file("models/e.yml", "models:\n  - description: no name\n  - 3\n")
                .file("models/f.yml", "- a list\n")
                .file("models/g.yml", "a: 1\n---\nb: 2\n")
                .read();

        assertThat(gaps(graph))
                .extracting(gap -> gap.substring(0, 13))
                .containsExactly(
                        "models/a.yml:",
                        "models/b.yml:",
                        "models/c.yml:",
                        "models/d.yml:",
                        "models/e.yml:",
                        "models/e.yml:",
                        "models/f.yml:",
                        "models/g.yml:");
    }

    @Test
    void cyclesOfReferencesAreEdgesLikeOthers() {
        ProjectGraph graph = Fixture.shop()
                .file("models/a.sql", "{{ ref('b') }}")
                .file("models/b.sql", "{{ ref('a') }}")
                .file("models/self.sql", "{{ ref('self') }}")
                .read();

        assertThat(parents(graph, "model.shop.a")).containsExactly("model.shop.b");
        assertThat(parents(graph, "model.shop.b")).containsExactly("model.shop.a");
    }

    @Test
    void bytesThatAreNoTextAndNamesThatAreNoNames() {
        ProjectGraph graph = Fixture.shop()
                .file("models/bytes.sql", new byte[] {'s', (byte) 0xff, (byte) 0xfe, 0, 'x'})
                .file("models/it's \"a\nname.sql", "select '{{ this }}'")
                .file("models/nul.yml", "models: [{name: \"a\\0b\"}]".getBytes(StandardCharsets.UTF_8))
                .file("seeds/broken.csv", new byte[] {(byte) 0xff})
                .read();

        assertThat(gaps(graph)).anyMatch(gap -> gap.contains("not UTF-8"));
        assertThat(ids(graph)).contains("model.shop.bytes", "model.shop.it's \"a\nname", "seed.shop.broken");
    }

    @Test
    void aFolderWithoutAProjectSaysSo() {
        assertThatThrownBy(() -> new Fixture().file("a.sql", "").read())
                .isInstanceOf(NoDbtProject.class)
                .hasMessage("dbt_project.yml: there is no such file");
        assertThatThrownBy(
                        () -> new Fixture().file("dbt_project.yml", "name: [").read())
                .isInstanceOf(NoDbtProject.class)
                .hasMessageContaining("dbt_project.yml: 1:");
    }

    @Test
    void tenThousandFilesTakeSeconds() {
        Fixture fixture = Fixture.shop();
        for (int i = 0; i < 10_000; i++) {
            fixture.file("models/m" + i + ".sql", "select * from {{ ref('m" + i / 2 + "') }}");
        }
        long start = System.nanoTime();
        ProjectGraph graph = fixture.read();

        assertThat(graph.edges()).hasSize(9_999);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(50));
    }
}
