package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.audit.Audit;
import io.plumbline.job.UserError;
import io.plumbline.model.Model;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {

    @TempDir
    Path folder;

    @Test
    void theShopIsAuditedInMemoryAndEveryFindingIsCited() {
        Workspace shop = open(Path.of("examples/shop"));
        Checked checked = Checked.of(shop, Audit.ofAllRules(), LocalDate.EPOCH);

        assertThat(checked.findings()).isNotEmpty().allMatch(finding -> !finding.citations()
                .isEmpty());
        assertThat(checked.cited().dropped()).isZero();
    }

    @Test
    void aProjectThatReadsAPackageBesideItSeesThePackage() throws IOException {
        write("shared/dbt_project.yml", "name: shared\n");
        write("shared/models/base.sql", "select 1 as id\n");
        write("shop/dbt_project.yml", "name: shop\n");
        write("shop/packages.yml", "packages: [{local: ../shared}]\n");
        write("shop/models/orders.sql", "select * from {{ ref('base') }}\n");

        Workspace shop = open(folder.resolve("shop"));

        assertThat(shop.graphs()).hasSize(1);
        assertThat(shop.estate().models().map(Model::id)).containsExactly("model.shop.orders");
        assertThat(shop.estate().parents("model.shop.orders"))
                .extracting(parent -> parent.id())
                .containsExactly("model.shared.base");
    }

    @Test
    void whatIsWrongWithAProjectAsAWholeIsFoundInItsOwnFile() throws IOException {
        write("shop/dbt_project.yml", "name: shop\n");
        write("shop/models/orders.sql", "select 1 as id\n");

        Checked checked = Checked.of(open(folder), Audit.ofAllRules(), LocalDate.EPOCH);

        assertThat(checked.findings())
                .filteredOn(finding -> finding.rule().equals("low-test-coverage"))
                .extracting(finding -> finding.location().toString())
                .containsExactly("shop/dbt_project.yml:1");
    }

    @Test
    void ofTwoProjectsOfOneNameTheLargerIsAuditedAndTheOtherIsToldAsNotSeen() throws IOException {
        write("bigquery/dbt_project.yml", "name: shop\n");
        write("bigquery/models/orders.sql", "select 1 as id\n");
        write("snowflake/dbt_project.yml", "name: shop\n");
        write("snowflake/models/orders.yml", "models: [{name: orders, columns: [{name: id, tests: [unique]}]}]\n");
        write("snowflake/models/sub/orders.sql", "select 1 as id;\n");

        Checked both = Checked.of(open(folder), Audit.ofAllRules(), LocalDate.EPOCH);
        Checked larger = Checked.of(open(folder.resolve("snowflake")), Audit.ofAllRules(), LocalDate.EPOCH);

        assertThat(both.findings())
                .extracting(finding -> finding.message())
                .containsExactlyElementsOf(larger.findings().stream()
                        .map(finding -> finding.message())
                        .toList());
        assertThat(both.workspace().estate().gaps())
                .filteredOn(gap -> gap.what().equals("project shop"))
                .extracting(gap -> gap.where() + ": " + gap.why())
                .containsExactly(
                        "bigquery: snowflake is a project of that name, too, and what has one name cannot be told"
                                + " apart; check one without the other");
    }

    @Test
    void aFolderWithoutAProjectIsRefused() {
        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("has no dbt_project.yml");
    }

    @Test
    void aFileIsRefused() throws IOException {
        Path file = write("dbt_project.yml", "name: shop\n");

        assertThatThrownBy(() -> open(file)).isInstanceOf(UserError.class).hasMessageContaining("is a file");
    }

    private static Workspace open(Path folder) {
        return Workspace.open(folder, DbtSettings.defaults(), new DbtReader());
    }

    private Path write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
