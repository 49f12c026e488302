package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.WebLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostsTest {

    private static final String COMMIT = "0123456789012345678901234567890123456789";

    @ParameterizedTest
    @CsvSource({
        "https://github.com/a/b.git, https://github.com/a/b/blob/C/m/x%20y.sql?plain=1#L3-L5",
        "https://me:token@github.com/a/b, https://github.com/a/b/blob/C/m/x%20y.sql?plain=1#L3-L5",
        "git@github.com:a/b.git, https://github.com/a/b/blob/C/m/x%20y.sql?plain=1#L3-L5",
        "ssh://git@github.acme.io:2222/a/b.git, https://github.acme.io/a/b/blob/C/m/x%20y.sql?plain=1#L3-L5",
        "https://gitlab.com/g/sub/b.git, https://gitlab.com/g/sub/b/-/blob/C/m/x%20y.sql?plain=1#L3-5",
        "git@gitlab.acme.io:g/b.git, https://gitlab.acme.io/g/b/-/blob/C/m/x%20y.sql?plain=1#L3-5",
        "git@bitbucket.org:a/b.git, https://bitbucket.org/a/b/src/C/m/x%20y.sql#lines-3:5",
    })
    void eachHostNamesLinesItsWay(String remote, String expected) {
        WebLink link = Hosts.link(remote, COMMIT, "");
        assertThat(link).isNotNull();
        assertThat(link.to("m/x y.sql", 3, 5)).isEqualTo(expected.replace("C", COMMIT));
    }

    @Test
    void azureLinksOverHttpsAndSsh() {
        String expected = "https://dev.azure.com/org/my%20project/_git/repo?path=/m/x.sql&version=GC" + COMMIT
                + "&line=3&lineEnd=5&lineStartColumn=1&lineEndColumn=999&lineStyle=plain&_a=contents";
        for (String remote : new String[] {
            "https://org@dev.azure.com/org/my%20project/_git/repo", "git@ssh.dev.azure.com:v3/org/my project/repo"
        }) {
            WebLink link = Hosts.link(remote, COMMIT, "");
            assertThat(link).as(remote).isNotNull();
            assertThat(link.to("m/x.sql", 3, 5)).isEqualTo(expected);
        }
    }

    @Test
    void aSourceInAFolderOfTheRepositoryKeepsThatFolder() {
        WebLink link = Hosts.link("https://github.com/a/b", COMMIT, "data/my dbt");
        assertThat(link).isNotNull();
        assertThat(link.to("x.sql", 1, 1)).contains("/blob/" + COMMIT + "/data/my%20dbt/x.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://git.acme.io/a/b.git",
                "https://github.com.evil.tld/a/b.git",
                "https://github.com@evil.tld/a/b.git",
                "https://notgithub.com/a/b",
                "javascript:alert(1)//github.com/a/b",
                "/srv/github.com/a/b.git",
                "https://github.com/onlyowner",
                "file:///github.com/a/b",
                ""
            })
    void anUnknownHostHasNoLink(String remote) {
        WebLink link = Hosts.link(remote, COMMIT, "");
        assertThat(link).isNull();
    }
}
