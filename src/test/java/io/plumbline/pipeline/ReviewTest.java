package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.model.Citation.Level;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A reviewer of changes: what changed, what is downstream of it, and what the rules say; every sentence proved. */
class ReviewTest {

    @TempDir
    Path folder;

    @BeforeEach
    void aProjectWithACommit() throws Exception {
        write("dbt_project.yml", "name: shop\nversion: '1.0'\nmodel-paths: [models]\n");
        write("models/visits.sql", "select 1 as visit_id, 'web' as channel, 3 as pages\n");
        write("models/daily.sql", "select channel, count(*) as visits from {{ ref('visits') }} group by channel\n");
        write("models/board.sql", "select channel, visits from {{ ref('daily') }}\n");
        write("models/shop.yml", """
                exposures:
                  - name: wall_screen
                    type: dashboard
                    owner: {name: Nora Lind}
                    depends_on: [ref('board')]
                """);
        git("init", "-q", "-b", "main");
        git("add", "-A");
        git("-c", "user.name=Nora", "-c", "user.email=nora@shop.example", "commit", "-q", "-m", "Count visits");
    }

    @Test
    void aChangeIsToldWithWhatStandsBelowItAndWhatItCanHaveCaused() throws IOException {
        write(
                "models/daily.sql",
                "with unread as (select 1 as one) select channel, count(*) / 0 as visits from {{ ref('visits') }} group by 1\n");
        Answer answer = asked("review the change since main");
        assertThat(answer.text())
                .contains(
                        "~ model daily models/daily.sql", "changed: 1 exposure and 1 model", "`wall_screen` (exposure)")
                .contains("can have caused", "Nothing in `daily` reads its CTE `unread`")
                .doesNotContain("~ model board");
        proved(answer);
    }

    @Test
    void whatTheChangeCannotReachIsLeftOut() throws IOException {
        write("models/aside.sql", "with left_over as (select 1 as one) select 2 as two\n");
        git("add", "-A");
        git("-c", "user.name=Nora", "-c", "user.email=nora@shop.example", "commit", "-q", "-m", "Add a model beside");
        write("models/board.sql", "select channel, visits, 1 as one from {{ ref('daily') }}\n");
        Answer answer = asked("is this change safe?");
        assertThat(answer.text()).contains("~ model board", "changed: 1 exposure.");
        assertThat(answer.text()).doesNotContain("left_over");
        proved(answer);
    }

    @Test
    void aTreeWithoutChangesIsNoChange() {
        assertThat(asked("is it safe to merge?").text()).contains("Nothing in the dbt projects changed since `HEAD`");
    }

    @Test
    void aRevisionThatThereIsNotGivesNoAnswer() {
        assertThat(asked("review the change since nowhere").abstained()).isTrue();
    }

    @Test
    void aDayIsNoRevision() {
        assertThat(asked("review the change since 2026-01-02").note()).contains("name a branch, a tag or a commit");
    }

    @Test
    void adviceTriesTheFixAndShowsItsDiff() throws IOException {
        write(
                "models/daily.sql",
                "with unread as (\n    select 1 as one\n),\n\nread as (\n    select 2 as two\n)\n\nselect two from read\n");
        Answer answer = asked("how can I make models/daily.sql faster?");
        assertThat(answer.text()).contains("reads its CTE `unread`", "Proven patch");
        assertThat(answer.sentences())
                .flatExtracting(sentence -> sentence.citations())
                .anySatisfy(citation -> assertThat(citation.quote()).contains("-    select 1 as one"));
        proved(answer);
    }

    @Test
    void aTestIsMissingWhereACaseListsItsTextsAndOthersJoin() throws IOException {
        write(
                "models/visits.sql",
                "select 1 as visit_id, x.code, case when x.code > 3 then 'shop' when x.code = 2 then 'web' else 'other' end as place\n"
                        + "from {{ ref('codes') }} as x\n");
        write("models/codes.sql", "select 1 as code\n");
        write(
                "models/daily.sql",
                "select v.place from {{ ref('visits') }} as v join {{ ref('codes') }} as c on v.visit_id = c.code\n");
        write(
                "models/keys.yml",
                "models:\n  - name: codes\n    columns:\n      - name: code\n        data_tests: [unique]\n");
        Answer answer = asked("which tests should I add to visits.sql?");
        assertThat(answer.text())
                .contains(
                        "`place` can only be `shop`, `web` and `other`",
                        "Joins of 1 model go by `visit_id` of `visits`");
        proved(answer);
        assertThat(asked("which tests should I add to codes.sql?").text()).doesNotContain("go by `code`");
    }

    @Test
    void aCaseWithAComputedTextOrATestOfItsTextsIsNoGap() throws IOException {
        write(
                "models/visits.sql",
                "select case when 1 = 2 then 'a' else lower('B') end as place, case when 1 = 2 then 'c' end as kind\n");
        write(
                "models/kinds.yml",
                "models:\n  - name: visits\n    columns:\n      - name: kind\n        data_tests:\n          - accepted_values: {values: [c]}\n");
        assertThat(asked("which tests should I add to visits.sql?").text()).doesNotContain("can only be");
    }

    private Answer asked(String question) {
        Agent agent = FolderKnowledge.agent(folder, "dev", "snowflake", Map.of(), LocalDate.of(2026, 1, 15));
        return agent.answer(question);
    }

    private static void proved(Answer answer) {
        assertThat(answer.dropped()).isZero();
        assertThat(answer.sentences()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence.citations())
                .isNotEmpty()
                .allMatch(citation -> citation.level() == Level.L4));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... words) throws IOException {
        List<String> command = Stream.concat(Stream.of("git", "-C", folder.toString()), Stream.of(words))
                .toList();
        try {
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
