package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Agent;
import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Facts.Fact;
import io.plumbline.catalog.Facts.State;
import io.plumbline.catalog.Feedback.Kind;
import io.plumbline.catalog.Findings;
import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsReader;
import io.plumbline.model.Finding;
import io.plumbline.pipeline.Dialogues;
import io.plumbline.pipeline.JobQuestions;
import io.plumbline.pipeline.JobRunner;
import io.plumbline.pipeline.Opinions;
import io.plumbline.pipeline.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;

/** From a conversation to feedback, from feedback to a reviewed fact, from the fact to other answers, and back. */
class LearningIT {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();

    @Test
    void nothingIsLearnedWithoutAPersonsYesAndAllOfItCanBeTakenBack() throws IOException {
        project();
        Path jobs = folder.resolve("jobs.yml");
        try (ConfigurableApplicationContext context = Application.start(jobs, false)) {
            JobSpec job = JobsOption.job(context.getBean(JobsReader.class).read(jobs), "nightly");
            String run = context.getBean(JobRunner.class)
                    .run(job, false, Progress.silent())
                    .run();
            Dialogues dialogues = context.getBean(Dialogues.class);
            JobQuestions questions = context.getBean(JobQuestions.class);
            Opinions opinions = context.getBean(Opinions.class);
            Facts facts = context.getBean(Facts.class);

            assertThat(ask(dialogues, questions, job, "what is fct_orders?")).contains("One row per order.");
            assertThat(ask(dialogues, questions, job, "and what reads it?"))
                    .contains("This is about fct_orders.", "Nothing reads `fct_orders`.");
            assertThat(dialogues
                            .plan(questions.of(job).agent(), "ada", "talk", "and who owns it?")
                            .steps())
                    .as("a plan goes on, too")
                    .extracting(Object::toString)
                    .first()
                    .asString()
                    .contains("owner", "fct_orders");
            assertThat(opinions.onTurn("ada", "talk", 1, Kind.UP, "")).contains("evaluation");
            opinions.onTurn("ada", "talk", null, Kind.CORRECTION, "takings means fct_orders");
            opinions.onTurn("ada", "talk", 1, Kind.CORRECTION, "Orders of the tills are missing before 2020.");
            List<Finding> undocumented = context.getBean(Findings.class).of(run).current().stream()
                    .filter(finding -> finding.rule().equals("undocumented-model"))
                    .toList();
            assertThat(undocumented).hasSizeGreaterThan(2);
            undocumented.forEach(
                    finding -> opinions.onFinding("ada", "nightly", finding.fingerprint(), Kind.REJECTED, "generated"));
            assertThat(facts.all()).as("feedback alone teaches nothing").isEmpty();

            context.getBean(JobRunner.class).run(job, true, Progress.silent());
            assertThat(facts.all()).extracting(Fact::state).containsOnly(State.PROPOSED);
            assertThat(facts.all())
                    .extracting(fact -> fact.proposal().kind())
                    .containsExactly(Facts.Kind.TERM, Facts.Kind.STATEMENT, Facts.Kind.SUPPRESSION);
            assertThat(facts.all().get(2).proposal().says())
                    .contains("rule: undocumented-model", "select: path:models", "because: \"generated\"");
            assertThat(ask(dialogues, questions, job, "what are takings?"))
                    .as("a proposal is not used")
                    .doesNotContain("One row per order.");

            facts.all().forEach(fact -> assertThat(facts.review(fact.id(), State.ACCEPTED, "bob", ""))
                    .isTrue());
            assertThat(ask(dialogues, questions, job, "what are takings?"))
                    .contains(
                            "takings means fct_orders here (fact 1).",
                            "One row per order.",
                            "People here say: Orders of the tills are missing before 2020.",
                            "said by ada on",
                            "accepted by bob");
            assertThat(facts.review(1, State.REVOKED, "bob", "renamed")).isTrue();
            assertThat(ask(dialogues, questions, job, "what are takings?")).doesNotContain("One row per order.");

            context.getBean(JobRunner.class).run(job, true, Progress.silent());
            assertThat(facts.all()).as("what was revoked is not proposed again").hasSize(3);
        }
        theCommandsShowIt();
    }

    private void theCommandsShowIt() throws IOException {
        assertThat(plumbline("facts", "list", "--state", "revoked"))
                .contains("1  revoked  term  takings: takings means fct_orders", "revoked by bob: renamed");
        assertThat(plumbline("conversations", "show", "talk")).contains("2. and what reads it?");
        assertThat(plumbline("conversations", "search", "takings")).contains("talk:");
        assertThat(plumbline("conversations", "export", "talk"))
                .contains(
                        "\"conversation\" : \"talk\"", "\"question\" : \"what is fct_orders?\"", "\"level\" : \"L4\"");
        assertThat(plumbline("conversations", "delete", "talk")).isEmpty();
        assertThat(plumbline("conversations", "list")).isEmpty();
        Path set;
        try (var files = Files.list(folder.resolve(".plumbline/evaluation"))) {
            set = files.findFirst().orElseThrow();
        }
        assertThat(Files.readString(set))
                .contains("\"question\":\"what is fct_orders?\"")
                .hasLineCount(1);
    }

    private String ask(Dialogues dialogues, JobQuestions questions, JobSpec job, String question) {
        Agent agent = questions.of(job).agent();
        return dialogues
                .ask(agent, agent::follow, "ada", "talk", "nightly", question)
                .answer()
                .text();
    }

    private String plumbline(String... arguments) {
        out.getBuffer().setLength(0);
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out));
        StringWriter err = new StringWriter();
        line.setErr(new PrintWriter(err));
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 4);
        System.arraycopy(
                new String[] {
                    "--person", "ada", "-j", folder.resolve("jobs.yml").toString()
                },
                0,
                all,
                arguments.length,
                4);
        assertThat(line.execute(all)).as(err.toString()).isZero();
        return out.toString();
    }

    private void project() throws IOException {
        Path models = Files.createDirectories(folder.resolve("shop/models"));
        Files.writeString(folder.resolve("shop/dbt_project.yml"), "name: shop\n");
        Files.writeString(models.resolve("fct_orders.sql"), "select 1 as order_id\n");
        for (String name : List.of("a", "b", "c")) {
            Files.writeString(models.resolve("gen_" + name + ".sql"), "select 1 as id\n");
        }
        Files.writeString(
                models.resolve("m.yml"), "models:\n  - {name: fct_orders, description: One row per order.}\n");
        Files.writeString(
                folder.resolve("jobs.yml"),
                "version: 1\nsources: {shop: {type: dbt, path: shop}}\njobs: {nightly: {sources: [shop]}}\n");
    }
}
