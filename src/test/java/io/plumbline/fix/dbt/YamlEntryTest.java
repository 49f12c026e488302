package io.plumbline.fix.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.fix.TextFile;
import io.plumbline.model.Edit;
import org.junit.jupiter.api.Test;

class YamlEntryTest {

    private static final String TEXT = """
            models:
              - name: a
                # about a
                columns:
                  - name: id

                  - name: day
                    description: ""

              # about b
              - name: b
                description: >
                  long

            seeds:
            - name: c
            """;

    private final TextFile file = new TextFile("models/_m.yml", TEXT);

    @Test
    void endsBeforeBlankLinesAndTheCommentOfTheNext() {
        assertThat(at(2).last()).isEqualTo(8);
        assertThat(at(11).last()).isEqualTo(13);
        assertThat(at(16).last()).isEqualTo(16);
        assertThat(YamlEntry.at(file, 1)).isEmpty();
    }

    @Test
    void knowsWhetherItsListHasAnother() {
        assertThat(at(2).hasSiblings()).isTrue();
        assertThat(at(11).hasSiblings()).isTrue();
        assertThat(at(5).hasSiblings()).isTrue();
        assertThat(at(16).hasSiblings()).isFalse();
    }

    @Test
    void putsAValueBelowTheNameOrInThePlaceOfAnEmptyOne() {
        assertThat(applied(at(5).put("description", "Key.").orElseThrow()))
                .contains("      - name: id\n        description: Key.\n");
        assertThat(applied(at(7).put("description", "Day.").orElseThrow()))
                .contains("      - name: day\n        description: Day.\n");
        assertThat(at(11).put("description", "B.")).isEmpty();
    }

    @Test
    void movesToAnotherIndent() {
        assertThat(at(5).lines(0)).containsExactly("- name: id");
        assertThat(at(11).lines(0)).containsExactly("- name: b", "  description: >", "    long");
    }

    private YamlEntry at(int line) {
        return YamlEntry.at(file, line).orElseThrow();
    }

    private static String applied(Edit edit) {
        Edit.Replace replace = (Edit.Replace) edit;
        return TEXT.substring(0, replace.start()) + replace.text() + TEXT.substring(replace.end());
    }
}
