package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.cli.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command over a jobs file with an account, a folder and two deliveries; its database starts and stops for real. */
class DoctorIT extends FakeSnowflakeSetup {

    @TempDir
    static Path folder;

    private Path jobs(String more) throws IOException {
        Files.writeString(folder.resolve("token"), PAT);
        Files.createDirectories(folder.resolve("docs"));
        Files.writeString(folder.resolve("docs/a.md"), "# A\n");
        return Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources:
                  account:
                    type: snowflake
                    account: acme
                    user: auditor
                    role: READER
                    warehouse: AUDIT_WH
                    address: %s
                    token: ${file:token}
                  notes: {type: docs, path: docs}
                  %s
                jobs:
                  nightly:
                    sources: [account, notes]
                    deliver: [{type: folder, path: out/reports}]
                  other: {sources: [%s]}
                """.formatted(
                        snowflake.address(), more, more.isEmpty() ? "notes" : "more"));
    }

    @Test
    void whatIsMissingIsToldWithTheStatementsThatGrantIt() throws IOException {
        snowflake.account.grants.removeIf(grant -> grant.name().equals("SNOWFLAKE.SECURITY_VIEWER"));

        Told told = Told.by("doctor", "--jobs", jobs("").toString());

        assertThat(told.exit()).as(told.err()).isZero();
        assertThat(told.out().lines())
                .anyMatch(
                        line -> line.matches("ready   database                   server PostgreSQL .*, place embedded"))
                .contains(
                        "gaps    account (snowflake)        account ACME, user AUDITOR, role READER, warehouse AUDIT_WH,"
                                + " edition unknown, views %d of %d"
                                        .formatted(AccountView.ALL.size() - security(), AccountView.ALL.size()),
                        "        SNOWFLAKE.ACCOUNT_USAGE.USERS: role READER may not read it; not evaluated: which users"
                                + " have a password and no second factor",
                        "          GRANT DATABASE ROLE SNOWFLAKE.SECURITY_VIEWER TO ROLE READER;",
                        "ready   notes (docs)               files 1, documents 1",
                        "ready   nightly, line 16 (folder)  folder " + folder.resolve("out/reports")
                                + ", not there yet",
                        "All 4 can be used; the report will say what is not seen of 1.");
        assertThat(folder.resolve("out")).doesNotExist();
        assertThat(snowflake.statements.ran).noneMatch(ran -> ran.sql().contains("query_parameterized_hash"));
    }

    /** How many views only SECURITY_VIEWER opens. */
    private static long security() {
        return AccountView.ALL.stream()
                .filter(view -> view.viewers().equals(List.of("SECURITY_VIEWER")))
                .count();
    }

    @Test
    void aRoleThatCouldWriteAndAFolderThatIsGoneAreTwoFailures() throws IOException {
        snowflake.account.grant("INSERT", "TABLE", "SHOP.PUBLIC.ORDERS", "READER");

        Told told = Told.by(
                "doctor",
                "--format",
                "json",
                "--jobs",
                jobs("more: {type: docs, path: gone}").toString());

        assertThat(told.exit()).as(told.out()).isEqualTo(2);
        assertThat(told.out())
                .contains("role READER could write: INSERT on TABLE SHOP.PUBLIC.ORDERS", "gone does not exist")
                .doesNotContain(PAT);
        String schema = Files.readString(Path.of("docs/schema/doctor.schema.json"));
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(schema)
                        .validate(told.out(), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void oneJobIsLookedAtAloneAndATokenThatIsOverStopsIt() throws IOException {
        snowflake.account.tokens.clear();

        Told alone = Told.by("doctor", "other", "--jobs", jobs("").toString());
        assertThat(alone.exit()).as(alone.out()).isZero();
        assertThat(alone.out()).contains("All 2 can be used.").doesNotContain("snowflake");

        Told told = Told.by("doctor", "nightly", "--jobs", jobs("").toString());
        assertThat(told.exit()).isEqualTo(3);
        assertThat(told.out())
                .contains("failed  account (snowflake)", "is not valid here", "1 of 4 cannot be used.")
                .doesNotContain(PAT);
    }

    @Test
    void aJobThatIsNotThereIsBadInput() throws IOException {
        assertThat(Told.by("doctor", "nightli", "--jobs", jobs("").toString()))
                .matches(told -> told.exit() == 2 && told.err().contains("Did you mean \"nightly\"?"));
    }
}
