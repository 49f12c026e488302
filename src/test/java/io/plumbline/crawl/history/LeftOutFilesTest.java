package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeftOutFilesTest {

    private final LeftOutFiles files = new LeftOutFiles();

    @Test
    void packagesLocksAndBuildsAreLeftOut() {
        assertThat(files.reason("shop/dbt_packages/dbt_utils/macros/a.sql")).contains("vendored");
        assertThat(files.reason("web/node_modules/x/index.js")).contains("vendored");
        assertThat(files.reason("shop/package-lock.yml")).contains("generated");
        assertThat(files.reason("shop/target/manifest.json")).contains("generated");
        assertThat(files.reason("a/poetry.lock")).contains("generated");
    }

    @Test
    void whatPeopleWriteIsKept() {
        assertThat(files.reason("models/vendor.sql")).isNull();
        assertThat(files.reason("models/target/manifest.sql")).isNull();
        assertThat(files.reason("models/lock.sql")).isNull();
    }

    @Test
    void attributesHaveTheLastWordAndTheDeeperFileFirst() {
        files.attributes(
                "", "*.sql linguist-generated\nvendor/** -linguist-vendored\n/docs/* linguist-vendored=true\n");
        files.attributes("models", "*.sql linguist-generated=false\n");
        assertThat(files.reason("a/b.sql")).contains(".gitattributes");
        assertThat(files.reason("models/b.sql")).isNull();
        assertThat(files.reason("vendor/mine.py")).isNull();
        assertThat(files.reason("docs/a.md")).contains(".gitattributes");
        assertThat(files.reason("docs/deep/a.md")).isNull();
    }
}
