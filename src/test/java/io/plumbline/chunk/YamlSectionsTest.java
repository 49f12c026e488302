package io.plumbline.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class YamlSectionsTest {

    private static List<String> sections(String yaml) {
        return YamlSections.of(yaml.lines().toList()).stream()
                .map(section -> section.line() + "-" + section.endLine() + " " + section.label())
                .toList();
    }

    @Test
    void everyEntryIsASection() {
        assertThat(sections("""
                        version: 2

                        models:
                          # the orders
                          - name: orders
                            description: |
                              - name: not an entry
                            columns:
                              - name: id
                          - description: "no name first"
                            name: "customers" # quoted

                        # dashboards
                        exposures:
                        - name: weekly
                          type: dashboard
                        - name: monthly
                        """))
                .containsExactly(
                        "1-2 ",
                        "3-9 model orders",
                        "10-12 model customers",
                        "13-16 exposure weekly",
                        "17-17 exposure monthly");
    }

    @Test
    void everyTableOfASourceIsASection() {
        assertThat(sections("""
                        sources:
                          - name: raw
                            tables:
                              - name: orders
                                columns:
                                  - name: id
                              # kept for finance
                              - name: refunds
                            loader: fivetran
                          - name: crm
                            tables: [{name: people}]
                        """))
                .containsExactly(
                        "1-3 source raw",
                        "4-6 source raw, table orders",
                        "7-8 source raw, table refunds",
                        "9-9 source raw",
                        "10-11 source crm");
    }

    @Test
    void whatIsNoListOfEntriesStaysOnePerKey() {
        assertThat(sections("name: shop\nvars:\n  a: 1\nmodels:\n  shop:\n    +materialized: view\n"))
                .containsExactly("1-1 name", "2-3 vars", "4-6 models");
        assertThat(sections("models: []\n")).containsExactly("1-1 models");
        assertThat(sections("models:\n")).containsExactly("1-1 models");
        assertThat(sections("- a\n- b\n")).containsExactly("1-2 ");
        assertThat(sections("")).isEmpty();
    }

    @Test
    void hostileYamlTakesNoTime() {
        long start = System.nanoTime();
        for (String part : List.of("models:\n", "- ", "  - name: x\n", "#\n", "a:\n  - name: b\n")) {
            sections(part.repeat(20_000));
            sections("sources:\n  - name: x\n    tables:\n" + part.repeat(20_000));
        }
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
