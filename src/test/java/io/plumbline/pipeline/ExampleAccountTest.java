package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.agent.CitationCheck;
import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.Trees;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Money;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What is planted in the account of the example shop is found, to the cent, and nothing else. */
class ExampleAccountTest {

    private static final Path EXAMPLES = Path.of("examples").toAbsolutePath();
    private static final FileTree SHOP =
            Trees.open(EXAMPLES.resolve("shop"), "shop").tree();
    private static final FileTree ACCOUNT =
            Trees.open(EXAMPLES.resolve("account"), "account").tree();

    private static Estate estate(boolean withAccount) {
        ProjectGraph graph = new DbtReader().read(SHOP, "", DbtSettings.defaults());
        EstateAssembly assembly = new EstateAssembly().add(SHOP, List.of(graph), List.of());
        return withAccount ? assembly.add(ACCOUNT).estate() : assembly.estate();
    }

    private static List<Finding> findings(Estate estate) {
        return Audit.ofAllRules().run(estate, AuditSettings.defaults()).findings();
    }

    @Test
    void whatIsPlantedIsFoundAndNothingElse() {
        Set<String> without = new TreeSet<>();
        findings(estate(false)).forEach(finding -> without.add(finding.fingerprint()));
        List<Finding> planted = findings(estate(true)).stream()
                .filter(finding -> !without.contains(finding.fingerprint()))
                .toList();

        assertThat(planted)
                .extracting(Finding::rule, finding -> last(finding.subject()))
                .containsExactlyInAnyOrder(
                        tuple("idle-warehouse", "LOADING_WH"),
                        tuple("slow-auto-suspend", "LOADING_WH"),
                        tuple("no-statement-limit", "statement-limits"),
                        tuple("pinned-clusters", "BI_WH"),
                        tuple("failing-query", "3ba65bc3ed42bf1fa9c4c85f149f00ed"),
                        tuple("remote-spill", "3ba65bc3ed42bf1fa9c4c85f149f00ed"),
                        tuple("unpruned-scan", "e1fe4df5d5f1d46e6700936a19183c89"),
                        tuple("heavy-time-travel", "EVENTS"),
                        tuple("model-cost-growth", "fct_stock_movements"),
                        tuple("queueing-warehouse", "TRANSFORMING_WH"),
                        tuple("single-row-inserts", "c0a91f2d5e6b4d3f8a7c1b2e9d0f4a55"),
                        tuple("timed-out-query", "ef6927b9eb9a504904bb60c91d58e9db"),
                        tuple("insight-on-query", "e1fe4df5d5f1d46e6700936a19183c89"),
                        tuple("slow-compilation", "0b4ba4429bf8927042c70c2804064887"),
                        tuple("unpruned-table", "EVENTS"),
                        tuple("unread-table", "ORDERS_2019"),
                        tuple("written-never-read", "CLICKS_2021"),
                        tuple("rebuilt-permanent-table", "STOCK_LEVELS"),
                        tuple("short-lived-permanent-tables", "SCRATCH"),
                        tuple("clustering-without-readers", "TRACKING_EVENTS"),
                        tuple("unused-search-optimization", "CUSTOMERS"),
                        tuple("stage-leftovers", "account"),
                        tuple("unread-clone", "4095"),
                        tuple("long-retention-outside-production", "FCT_BASKETS_TRY"),
                        tuple("stale-source", "refunds"),
                        tuple("column-missing-in-yaml", "fct_orders"),
                        tuple("unread-column", "rpt_customer_360"),
                        tuple("broken-view", "V_VOUCHERS_OPEN"),
                        tuple("inconsistent-masking", "RPT_CUSTOMER_360"),
                        tuple("failing-task", "FETCH_FX_RATES"),
                        tuple("task-without-work", "MERGE_CART_EVENTS"),
                        tuple("failing-load", "PAYMENTS"),
                        tuple("small-load-files", "TRACKING_EVENTS"),
                        tuple("costly-pipe", "TRACKING_EVENTS_PIPE"),
                        tuple("stale-stream", "CUSTOMERS_CHANGES"),
                        tuple("failing-dynamic-table", "LIVE_DELIVERIES"),
                        tuple("lagging-dynamic-table", "LIVE_STOCK"),
                        tuple("full-refresh-dynamic-table", "LIVE_BASKETS"),
                        tuple("password-without-mfa", "BEN"),
                        tuple("service-with-password", "LOADER"),
                        tuple("dormant-user", "LOOKER_TRIAL"),
                        tuple("account-admin-by-default", "CHIARA"),
                        tuple("account-admin-for-routine-work", "CHIARA"),
                        tuple("lone-account-admin", "account"),
                        tuple("open-network-policy", "LOADER_ANYWHERE"),
                        tuple("expiring-credential", "DBT_PROD"),
                        tuple("unused-credential", "TABLEAU"),
                        tuple("unrestricted-token", "ANNA"),
                        tuple("grant-to-public", "PAYLINE"),
                        tuple("failed-login-burst", "LOADER"),
                        tuple("unread-model", "fct_stock_movements"),
                        tuple("overbuilt-model", "rpt_delivery_sla"),
                        tuple("source-read-past-models", "payments"),
                        tuple("table-nobody-builds", "FCT_NEWSLETTER_SENDS"),
                        tuple("table-nobody-builds", "FCT_ORDERS_2023"),
                        tuple("model-never-built", "rpt_refund_rate"),
                        tuple("test-outcosts-model", "v1"));
        assertThat(planted.stream().map(Finding::money).filter(Objects::nonNull).map(Money::high))
                .containsExactlyInAnyOrder(
                        new BigDecimal("668.77"),
                        new BigDecimal("123.90"),
                        new BigDecimal("23.70"),
                        new BigDecimal("21.90"),
                        new BigDecimal("18.60"),
                        new BigDecimal("14.51"),
                        new BigDecimal("9.30"),
                        new BigDecimal("9.12"),
                        new BigDecimal("7.80"),
                        new BigDecimal("4.48"),
                        new BigDecimal("4.38"),
                        new BigDecimal("4.09"),
                        new BigDecimal("3.14"),
                        new BigDecimal("1.98"),
                        new BigDecimal("1.37"),
                        new BigDecimal("2.65"),
                        new BigDecimal("1.17"),
                        new BigDecimal("0.92"),
                        new BigDecimal("1.89"),
                        new BigDecimal("0.13"));
        CitationCheck.Result cited = new CitationCheck(List.of(SHOP, ACCOUNT)).check(planted);
        assertThat(cited.findings()).hasSameSizeAs(planted);
        assertThat(cited.dropped()).isZero();
    }

    private static String last(String subject) {
        return subject.substring(subject.lastIndexOf('.') + 1);
    }

    @Test
    void everyExtractIsWhole() {
        assertThat(estate(true).accounts()).singleElement().satisfies(account -> {
            assertThat(account.gaps()).isEmpty();
            assertThat(account.length()).isEqualTo(30);
        });
    }
}
