package io.plumbline.cli;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.agent.AnswerJson;
import io.plumbline.agent.Plan;
import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsReader;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.Assistance;
import io.plumbline.pipeline.Dialogues;
import io.plumbline.pipeline.JobQuestions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Answers a question about dbt projects, every sentence with a citation that was checked. */
@Command(
        name = "ask",
        mixinStandardHelpOptions = true,
        description =
                "Answers a question about the dbt projects of a folder, or about what a job stored; every sentence has a"
                        + " citation that was checked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline ask \"what is fct_orders?\"",
            "  plumbline ask \"what depends on int_order_totals?\" transform",
            "  plumbline ask --job demo \"what does fct_orders cost?\"",
            "  plumbline ask --job demo --conversation refunds \"and who owns it?\"",
            "  plumbline ask \"how is net_amount of fct_orders computed?\" --format json",
            "  plumbline ask \"how many incremental models are there?\" --plan"
        })
final class AskCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(index = "0", paramLabel = "QUESTION", description = "The question, in one argument.")
    @SuppressWarnings("NullAway.Init")
    private String question;

    @Parameters(index = "1", arity = "0..1", paramLabel = "DIR", description = "Folder of the projects. Default: here.")
    private @Nullable Path folder;

    @Option(
            names = "--job",
            paramLabel = "JOB",
            description = "Answers from what this job's last completed run stored, instead of a folder.")
    private @Nullable String job;

    @Option(
            names = "--conversation",
            paramLabel = "NAME",
            description = "Remembers question and answer, and goes on from what was asked before under that name.")
    private @Nullable String conversation;

    @Mixin
    private final MemoryOptions memory = new MemoryOptions();

    @Option(names = "--plan", description = "Shows how the question would be answered, and answers nothing.")
    private boolean plan;

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    public Integer call() {
        if (question.isBlank()) {
            throw UserError.input("the question is empty", "For example: plumbline ask \"what is fct_orders?\"");
        }
        if (job != null && folder != null) {
            throw UserError.input(
                    "the folder " + folder + " and the job " + job + " are both named; expected one of them",
                    "Leave one away: a job answers from what it stored.");
        }
        if (job == null && conversation == null) {
            return answer(project.agent(folder()), Assistance.of(System.getenv()), null);
        }
        try (ConfigurableApplicationContext context =
                Application.start(memory.jobs().path(), false)) {
            Assistance assistance = context.getBean(Assistance.class);
            Dialogues dialogues = conversation == null ? null : context.getBean(Dialogues.class);
            return job == null
                    ? answer(project.agent(folder()), assistance, dialogues)
                    : ofJob(context, job, assistance, dialogues);
        }
    }

    private int ofJob(
            ConfigurableApplicationContext context, String name, Assistance assistance, @Nullable Dialogues dialogues) {
        JobSpec found = JobsOption.job(
                context.getBean(JobsReader.class).read(memory.jobs().path()), name);
        JobQuestions.Answering answering = context.getBean(JobQuestions.class).of(found);
        int code = answer(answering.agent(), assistance, dialogues);
        new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr())
                .note("As of run " + answering.run().id() + ".");
        return code;
    }

    private Path folder() {
        return folder == null ? Path.of(".") : folder;
    }

    /** @param dialogues where the question is remembered, null for nowhere */
    private int answer(Agent agent, Assistance assistance, @Nullable Dialogues dialogues) {
        boolean json = format.json();
        if (plan) {
            Plan planned = dialogues == null || conversation == null
                    ? agent.plan(question)
                    : dialogues.plan(agent, memory.person(), conversation, question);
            print(json ? List.of(AnswerJson.of(planned)) : AnswerText.of(planned));
            return 0;
        }
        Writing writing = new Writing(spec.commandLine().getErr());
        Function<Plan, Answer> told =
                planned -> assistance.answer(agent, planned, Terminal.interactive() ? writing : null);
        Answer answer = dialogues == null || conversation == null
                ? told.apply(agent.plan(question))
                : dialogues
                        .ask(agent, told, memory.person(), conversation, about(), question)
                        .answer();
        writing.end();
        print(json ? List.of(AnswerJson.of(answer)) : AnswerText.of(answer, Terminal.colours()));
        return 0;
    }

    private String about() {
        return job == null ? folder().toAbsolutePath().normalize().toString() : job;
    }

    private void print(List<String> lines) {
        lines.forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
    }
}
