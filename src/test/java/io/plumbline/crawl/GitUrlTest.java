package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitUrlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ext::sh -c id",
                "ext::sh%20-c%20id",
                "file:///etc",
                "FILE:///etc",
                "/etc",
                "../warehouse",
                "-u./payload",
                "--upload-pack=touch",
                "ssh://-oProxyCommand=id/x",
                "ssh://-oProxyCommand=id@host/x",
                "ssh://git@host/-x",
                "git@-oProxyCommand=id:x/y",
                "-git@host:x/y",
                "git@host:-x",
                "git://github.com/a/b.git",
                "http://github.com/a/b.git",
                "fd::17",
                "transport::https://github.com/a/b",
                "https://",
                "https://host",
                "https://host/a b",
                "https://host/a\nb"
            })
    void onlyHttpsAndSshAddressesPass(String address) {
        assertThatThrownBy(() -> GitUrl.parse("shop", address))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("source \"shop\" has ")
                .hasMessageContaining("expected an https or ssh address");
    }

    @Test
    void httpsSshAndTheShortFormPass() {
        assertThat(GitUrl.parse("s", "https://github.com/a/b.git"))
                .isEqualTo(new GitUrl("https://github.com/a/b.git", "github.com", null, false));
        assertThat(GitUrl.parse("s", "https://git.example.org:8443/a/b").address())
                .isEqualTo("https://git.example.org:8443/a/b");
        assertThat(GitUrl.parse("s", "ssh://git@Host.example/a/b.git"))
                .isEqualTo(new GitUrl("ssh://git@Host.example/a/b.git", "host.example", "git", true));
        assertThat(GitUrl.parse("s", "git@github.com:a/b.git").ssh()).isTrue();
    }

    @Test
    void aPasswordIsRefusedAndNeverRepeated() {
        assertThatThrownBy(() -> GitUrl.parse("s", "https://me:hunter2@github.com/a/b.git"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a password")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aUserNameGoesBesideTheAddress() {
        GitUrl url = GitUrl.parse("s", "https://org@dev.azure.com/org/project/_git/repo");
        assertThat(url.address()).isEqualTo("https://dev.azure.com/org/project/_git/repo");
        assertThat(url.user()).isEqualTo("org");
    }

    @Test
    void theFolderNameHoldsNothingButHarmlessCharacters() {
        assertThat(GitUrl.parse("s", "https://host/a/we%2e%2eird;$x.git").name())
                .matches("[A-Za-z0-9_-]+");
        assertThat(GitUrl.parse("s", "git@github.com:a/shop.git").name()).isEqualTo("shop");
    }
}
