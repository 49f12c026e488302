package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalSummaryTest {

    @Test
    void fitsEightyColumns() {
        assertThat(TerminalSummary.of(ShopReport.report(), "reports/nightly/latest/index.html", false)
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void endsWithThePath() {
        assertThat(TerminalSummary.of(ShopReport.report(), "reports/nightly/latest/index.html", false))
                .endsWith("2 errors, 27 warnings, 14 info, 3 new, 2 fixed, 1 citation dropped\n"
                        + "reports/nightly/latest/index.html\n");
    }

    @Test
    void sendsColoursOnlyWhereAsked() {
        assertThat(TerminalSummary.of(ShopReport.report(), "x", false)).doesNotContain("\u001b");
        assertThat(TerminalSummary.of(ShopReport.report(), "x", true)).contains("\u001b[1m");
    }
}
