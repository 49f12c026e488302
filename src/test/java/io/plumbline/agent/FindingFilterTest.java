package io.plumbline.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class FindingFilterTest {

    @Test
    void whatItWritesItReads() {
        FindingFilter filter = FindingFilter.of(
                Map.of("node", "model.shop.orders", "owner", "ines carvalho", "area", "security", "since", "HEAD"));

        assertThat(filter).hasToString("model.shop.orders area=security; owner=ines carvalho");
        assertThat(FindingFilter.read(filter.toString())).isEqualTo(filter);
        assertThat(FindingFilter.read("*")).isEqualTo(FindingFilter.of(Map.of()));
    }

    @Test
    void aRowOfATableIsToldUnderItsHeadings() {
        String[] table = {
            "Before.", "| source | whom to call |", "|---|---|", "| payline | support |", "| courier | hotline |"
        };

        assertThat(TableRow.at(table, 1, java.util.Set.of("courier")))
                .isEqualTo(new TableRow(1, 4, "source: courier; whom to call: hotline."));
    }
}
