package io.plumbline.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class YamlReaderTest {

    private static Object plain(String text) {
        YamlValue value = new YamlReader().read(text);
        return value == null ? null : value.plain();
    }

    @Test
    void scalarsAreThoseOfYaml11() {
        assertThat(plain("[yes, No, on, ~, 12, 0x1f, 017, 1_000, 1.5, '1', 2024-01-01, 1e3x, .inf]"))
                .isEqualTo(java.util.Arrays.asList(
                        true,
                        false,
                        true,
                        null,
                        12L,
                        31L,
                        15L,
                        1000L,
                        1.5,
                        "1",
                        "2024-01-01",
                        "1e3x",
                        Double.POSITIVE_INFINITY));
    }

    @Test
    void theLastOfEqualKeysWinsAndMergesComeBehind() {
        assertThat(plain("a: 1\na: 2\n")).isEqualTo(Map.of("a", 2L));
        assertThat(plain("base: &b {x: 1, y: 1}\nown: {<<: *b, x: 2}\n"))
                .isEqualTo(Map.of("base", Map.of("x", 1L, "y", 1L), "own", Map.of("x", 2L, "y", 1L)));
    }

    @Test
    void linesLeaveOutWhatFollowsABlock() {
        YamlValue root = new YamlReader().read("a:\n  - x: 1\n    y: |\n      one\n      two\n\n# note\n  - z\nb: 1\n");

        YamlValue a = root.get("a");
        assertThat(a.line()).isEqualTo(1);
        assertThat(a.items())
                .extracting(YamlValue::line, YamlValue::endLine)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 5), org.assertj.core.groups.Tuple.tuple(8, 8));
        assertThat(root.get("b").line()).isEqualTo(9);
    }

    @Test
    void aBlockThatEndsInAliasesEndsWithThem() {
        YamlValue root = new YamlReader().read("""
                shared:
                  - &key
                    name: key
                    note: of all
                tables:
                  - name: one
                    columns:
                      - name: a
                      - *key # of all

                      # and again
                      - *key
                  # of the next
                  - name: two
                    columns:
                      - *key
                  - *key
                last: 1
                """);

        assertThat(root.get("tables").endLine()).isEqualTo(17);
        assertThat(root.get("tables").items())
                .extracting(YamlValue::line, YamlValue::endLine)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(6, 12),
                        org.assertj.core.groups.Tuple.tuple(14, 16),
                        org.assertj.core.groups.Tuple.tuple(2, 4));
        assertThat(root.get("tables").items().get(0).get("columns").endLine()).isEqualTo(12);
    }

    @Test
    void tagsConstructNothing() {
        assertThat(plain("b: !mine text\n")).isEqualTo(Map.of("b", "text"));
        assertThatThrownBy(() -> plain("a: !!java.lang.Thread [x]\n")).isInstanceOf(YamlError.class);
    }

    @Test
    void errorsSayTheLine() {
        assertThatThrownBy(() -> plain("a: 1\nb: [\n"))
                .isInstanceOf(YamlError.class)
                .satisfies(e -> assertThat(((YamlError) e).line()).isGreaterThanOrEqualTo(2));
        assertThat(plain("")).isNull();
    }
}
