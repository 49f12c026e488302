package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.PathOwner;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodeOwnersTest {

    private static final CodeOwners GITHUB = CodeOwners.parse(".github/CODEOWNERS", """
            # everybody
            *                 @all
            *.sql             @sql  # comment
            /models/          @models
            docs/*            docs@example.com
            apps/             @apps
            /build/logs/      @build
            **/staging        @staging
            /models/legacy
            /models/my\\ file.sql @space
            /a/**/z.sql       @z
            """);

    @Test
    void theLastMatchingLineWins() {
        assertThat(owners(GITHUB, "README.md")).containsExactly("@all");
        assertThat(owners(GITHUB, "seeds/x.sql")).containsExactly("@sql");
        assertThat(owners(GITHUB, "models/x.sql")).containsExactly("@models");
        assertThat(owners(GITHUB, "x/models/x.sql")).containsExactly("@sql");
        assertThat(owners(GITHUB, "models/staging/x.sql")).containsExactly("@staging");
        assertThat(owners(GITHUB, "models/my file.sql")).containsExactly("@space");
        assertThat(owners(GITHUB, "a/z.sql")).containsExactly("@z");
        assertThat(owners(GITHUB, "a/b/c/z.sql")).containsExactly("@z");
    }

    @Test
    void aStarAtTheEndOfAFolderReachesOnlyItsOwnFiles() {
        assertThat(owners(GITHUB, "docs/a.md")).containsExactly("docs@example.com");
        assertThat(owners(GITHUB, "docs/deep/a.md")).containsExactly("@all");
    }

    @Test
    void aFolderWithoutASlashInFrontIsFoundAnywhere() {
        assertThat(owners(GITHUB, "x/apps/y/z.md")).containsExactly("@apps");
        assertThat(owners(GITHUB, "x/build/logs/z.md")).containsExactly("@all");
    }

    @Test
    void aLineWithoutOwnersTakesThemAway() {
        assertThat(GITHUB.owner("models/legacy/x.sql")).isNull();
    }

    @Test
    void theReasonNamesTheLine() {
        PathOwner owner = GITHUB.owner("models/x.sql");
        assertThat(owner).isNotNull();
        assertThat(owner.reason()).isEqualTo("the last matching line is .github/CODEOWNERS:4 (/models/)");
    }

    @Test
    void sectionsOfGitlabEachHaveTheirSay() {
        CodeOwners owners = CodeOwners.parse("CODEOWNERS", """
                * @default

                [Data][2] @data
                models/
                models/finance/ @finance
                !models/public.sql

                ^[Docs]
                *.md @writers

                [DATA]
                /macros/ @macros
                """);
        assertThat(owners(owners, "x.py")).containsExactly("@default");
        assertThat(owners(owners, "models/a.sql")).containsExactly("@default", "@data");
        assertThat(owners(owners, "models/finance/a.md")).containsExactly("@default", "@finance", "@writers");
        assertThat(owners(owners, "models/public.sql")).containsExactly("@default");
        assertThat(owners(owners, "macros/a.sql")).containsExactly("@default", "@macros");
    }

    @Test
    void aPatternMadeToBeSlowIsNot() {
        CodeOwners owners =
                CodeOwners.parse("CODEOWNERS", "/" + "*a".repeat(400) + "b @x\n" + "**/".repeat(300) + "q @y\n");
        assertThat(owners.owner("a".repeat(3000))).isNull();
    }

    private static List<String> owners(CodeOwners file, String path) {
        PathOwner owner = file.owner(path);
        return owner == null ? List.of() : owner.owners();
    }
}
