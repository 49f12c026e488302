package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.crawl.Trees;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.RealGit;
import io.plumbline.fix.Trial;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes that need what an account tells, on a small project beside a few extracts. */
class AccountFixesTest {

    private static final Audit AUDIT = Audit.ofAllRules();

    @TempDir
    Path folder;

    @BeforeEach
    void projectAndWindow() throws IOException {
        write("shop/dbt_project.yml", "name: shop\nprofile: shop\n");
        write("account/account.csv", """
                FROM_DAY,UNTIL_DAY,PRICE_PER_CREDIT,PRICE_PER_TB_MONTH,CURRENCY,PRICE_SOURCE
                2026-10-01,2026-10-31,3.00,23.00,USD,contract
                """);
    }

    @Test
    void theOpenCopyOfAMaskedColumnGetsItsPolicy() throws IOException {
        columns("CRM", "COPIES");
        masked("RAW,CRM,CONTACTS,EMAIL,,RAW,RULES,MASK");

        Fix fix = fix("inconsistent-masking").orElseThrow();

        assertThat(fix.proven()).isTrue();
        assertThat(fix.sql())
                .endsWith("\nALTER TABLE \"RAW\".\"CRM\".\"COPIES\" MODIFY COLUMN \"EMAIL\""
                        + " SET MASKING POLICY \"RAW\".\"RULES\".\"MASK\";\n");
        new StatementsOnExtracts(folder.resolve("account")).run(fix.sql());
        assertThat(findings("inconsistent-masking")).isEmpty();
    }

    @Test
    void whereDbtBuildsTheTableThePolicyDoesNotLast() throws IOException {
        write(
                "shop/models/copies.sql",
                "{{ config(materialized='table', database='raw', schema='crm') }}\nselect 1 as id");
        write("shop/macros/generate_schema_name.sql", """
                {% macro generate_schema_name(custom, node) %}{{ custom or target.schema }}{% endmacro %}
                """);
        columns("CRM", "COPIES");
        masked("RAW,CRM,CONTACTS,EMAIL,,RAW,RULES,MASK");

        assertThat(fix("inconsistent-masking"))
                .map(Fix::reason)
                .contains("dbt builds the table anew without it, unless a post_hook of `copies` sets it again");
    }

    @Test
    void noPolicyIsChosenAmongTwoNorMadeUp() throws IOException {
        columns("CRM", "COPIES");
        masked("RAW,CRM,CONTACTS,EMAIL,,RAW,RULES,MASK\nRAW,CRM,LEADS,EMAIL,,RAW,RULES,HASH");
        assertThat(findings("inconsistent-masking")).isNotEmpty();
        assertThat(fix("inconsistent-masking")).isEmpty();

        masked("RAW,CRM,CONTACTS,EMAIL,,,,");
        assertThat(findings("inconsistent-masking")).isNotEmpty();
        assertThat(fix("inconsistent-masking")).isEmpty();
    }

    @Test
    void theOnlyKeyPairOfAUserIsUnset() throws IOException {
        String old = "1,OLD,BI,KEYPAIR,ACTIVE,2024-01-01,2026-01-01,,\n";
        write("account/credentials.csv", CREDENTIALS + old + "2,KEY,ETL,KEYPAIR,ACTIVE,2024-01-01,2026-10-30,,\n");

        Fix fix = fix("unused-credential").orElseThrow();

        assertThat(fix.proven()).isTrue();
        assertThat(fix.sql())
                .endsWith("\nALTER USER \"BI\" UNSET RSA_PUBLIC_KEY;\nALTER USER \"BI\" UNSET RSA_PUBLIC_KEY_2;\n");
        write("account/credentials.csv", CREDENTIALS + old + "2,KEY,BI,KEYPAIR,ACTIVE,2024-01-01,2026-10-30,,\n");
        assertThat(findings("unused-credential")).isNotEmpty();
        assertThat(fix("unused-credential")).isEmpty();
    }

    private static final String CREDENTIALS =
            "CREDENTIAL_ID,NAME,USER_NAME,TYPE,STATUS,CREATED_ON,LAST_USED_ON,EXPIRATION_DATE,ADDITIONAL_DETAILS\n";

    @Test
    void aServiceLosesItsPasswordWhenItHasAKey() throws IOException {
        String users =
                "NAME,TYPE,HAS_PASSWORD,HAS_MFA,DEFAULT_ROLE,CREATED_ON,LAST_SUCCESS_LOGIN\nETL,%s,true,false,L,2026-01-01,2026-10-30\n";
        write("account/users.csv", users.formatted("SERVICE"));
        assertThat(fix("service-with-password")).hasValueSatisfying(fix -> {
            assertThat(fix.sql()).endsWith("\nALTER USER \"ETL\" UNSET PASSWORD;\n");
            assertThat(fix.reason()).contains("a key or token first");
        });
        write("account/users.csv", users.formatted("LEGACY_SERVICE"));
        assertThat(fix("service-with-password")).map(Fix::sql).hasValueSatisfying(sql -> assertThat(sql)
                .endsWith("\nALTER USER \"ETL\" UNSET PASSWORD;\nALTER USER \"ETL\" SET TYPE = SERVICE;\n"));
    }

    private static final String CONTRACT = """
            models:
              - name: orders
                description: Orders.
                access: public
                columns:
                  - name: id
                    description: Key.
                    data_tests: [unique, not_null]
                  - name: amount
                    data_type: float
                    description: Amount.
            """;

    @Test
    void aContractHasTheTypesOfTheTable() throws Exception {
        orders("ID,NUMBER,38,0", "AMOUNT,FLOAT,,");

        Fix fix = fix("public-model-without-contract").orElseThrow();

        assertThat(fix.proven()).as(fix.reason()).isTrue();
        RealGit.apply(folder.resolve("shop"), fix.diff());
        assertThat(folder.resolve("shop/models/_m.yml")).hasContent("""
                models:
                  - name: orders
                    description: Orders.
                    config:
                      contract:
                        enforced: true
                    access: public
                    columns:
                      - name: id
                        data_type: number(38, 0)
                        description: Key.
                        data_tests: [unique, not_null]
                      - name: amount
                        data_type: float
                        description: Amount.
                """);
    }

    @Test
    void noContractIsWrittenForOtherColumnsOrATypeThatIsNotTold() throws IOException {
        for (String amount : List.of("TOTAL,FLOAT,,", "AMOUNT,VECTOR,,", "AMOUNT,NUMBER,9,")) {
            orders("ID,NUMBER,38,0", amount);
            assertThat(findings("public-model-without-contract")).isNotEmpty();
            assertThat(fix("public-model-without-contract")).as(amount).isEmpty();
        }
    }

    private void orders(String... columns) throws IOException {
        write(
                "shop/models/orders.sql",
                "{{ config(materialized='table', database='raw', schema='crm') }}\nselect 1 as id, 2.5 as amount");
        write("shop/macros/generate_schema_name.sql", """
                {% macro generate_schema_name(custom, node) %}{{ custom or target.schema }}{% endmacro %}
                """);
        write("shop/models/_m.yml", CONTRACT);
        write("account/tables.csv", TABLES + "1,RAW,CRM,ORDERS,BASE TABLE,NO,2026-01-01,0,0,0,1,NO,2026-10-30\n");
        StringBuilder rows = new StringBuilder(
                "TABLE_ID,TABLE_CATALOG,TABLE_SCHEMA,TABLE_NAME,TABLE_TYPE,COLUMN_NAME,DATA_TYPE,NUMERIC_PRECISION,NUMERIC_SCALE\n");
        for (String column : columns) {
            rows.append("1,RAW,CRM,ORDERS,BASE TABLE,").append(column).append("\n");
        }
        write("account/columns.csv", rows.toString());
    }

    private static final String TABLES =
            "TABLE_ID,TABLE_CATALOG,TABLE_SCHEMA,TABLE_NAME,TABLE_TYPE,IS_TRANSIENT,CREATED,ACTIVE_BYTES,TIME_TRAVEL_BYTES,FAILSAFE_BYTES,RETENTION_TIME,IS_ICEBERG,LAST_ALTERED\n";

    private void columns(String schema, String table) throws IOException {
        write(
                "account/columns.csv",
                "TABLE_ID,TABLE_CATALOG,TABLE_SCHEMA,TABLE_NAME,TABLE_TYPE,COLUMN_NAME\n" + "1,RAW," + schema + ","
                        + table + ",BASE TABLE,EMAIL\n");
    }

    private void masked(String rows) throws IOException {
        write(
                "account/masked_columns.csv",
                "REF_DATABASE_NAME,REF_SCHEMA_NAME,REF_ENTITY_NAME,REF_COLUMN_NAME,"
                        + "TAG_NAME,POLICY_DB,POLICY_SCHEMA,POLICY_NAME\n" + rows + "\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<EstatePart> parts() {
        FileTree shop = Trees.open(folder.resolve("shop"), "shop").tree();
        FileTree account = Trees.open(folder.resolve("account"), "account").tree();
        return List.of(
                new EstatePart(
                        shop, false, List.of(new DbtReader().read(shop, "", DbtSettings.defaults())), List.of(), null),
                new EstatePart(account, true, List.of(), List.of(), null));
    }

    private static Trial.Seen seen(Estate estate) {
        return Mended.seen(estate, AUDIT.run(estate, AuditSettings.defaults()));
    }

    private List<Finding> findings(String rule) {
        return seen(EstatePart.estate(parts())).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    /** The fix of the only finding of a rule; empty where it has none. */
    private Optional<Fix> fix(String rule) {
        List<Finding> found = findings(rule);
        return EstateFixes.of(
                        parts(),
                        found,
                        AccountFixesTest::seen,
                        source -> DbtSettings.defaults(),
                        ProofLimit.within(Duration.ofMinutes(1)))
                .fixes()
                .values()
                .stream()
                .findFirst();
    }
}
