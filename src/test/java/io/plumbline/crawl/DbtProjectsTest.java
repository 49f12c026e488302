package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtProjectsTest {

    @TempDir
    Path root;

    private void project(String folder, String text) throws IOException {
        Files.createDirectories(root.resolve(folder));
        Files.writeString(root.resolve(folder).resolve("dbt_project.yml"), text);
    }

    private DbtProjects found() {
        return DbtProjects.in(Trees.folder(root, "shop"));
    }

    @Test
    void everyProjectIsFoundAndInstalledPackagesAreNot() throws Exception {
        project("", "name: root");
        project("dbt_packages/dbt_utils", "name: dbt_utils");
        project("dbt_packages/dbt_utils/integration_tests", "name: dbt_utils_tests");
        project("integration_tests", "name: tests");
        project("integration_tests/dbt_packages/other", "name: other");
        project("teams/sales", "name: sales");
        project("teams/sales/dbt_modules/old", "name: old");
        assertThat(found().roots()).containsExactly("", "integration_tests", "teams/sales");
        assertThat(found().installed())
                .containsExactly("dbt_packages", "integration_tests/dbt_packages", "teams/sales/dbt_modules");
    }

    @Test
    void aProjectMayNameItsOwnFolderForPackages() throws Exception {
        project("shop", "name: shop\npackages-install-path: \"vendor/dbt\" # ours\n");
        project("shop/vendor/dbt/dbt_utils", "name: dbt_utils");
        assertThat(found().roots()).containsExactly("shop");
        assertThat(found().installed()).containsExactly("shop/vendor/dbt");
    }

    @Test
    void aPathForPackagesThatLeadsOutIsNotBelieved() throws Exception {
        project("a", "name: a\npackages-install-path: ../b\n");
        project("b", "name: b");
        assertThat(found().roots()).containsExactly("a", "b");
    }

    @Test
    void aFolderWithoutProjectHasNone() throws Exception {
        Files.writeString(root.resolve("my_dbt_project.yml"), "name: no");
        assertThat(found().roots()).isEmpty();
    }
}
