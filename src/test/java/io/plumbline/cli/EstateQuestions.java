package io.plumbline.cli;

import io.plumbline.agent.Agent;
import io.plumbline.agent.Answer;
import io.plumbline.job.JobsReader;
import io.plumbline.model.Citation.Level;
import io.plumbline.pipeline.FolderKnowledge;
import io.plumbline.pipeline.JobQuestions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.context.ConfigurableApplicationContext;

/** Questions of a file, each with what its answer has to hold; as a program it prints the answers for a person to judge. */
final class EstateQuestions {

    private EstateQuestions() {}

    /** @param expected parts of the answer, each with alternatives; {@code nothing} where it has to abstain */
    record Asked(String question, List<String> expected) {

        boolean right(Answer answer) {
            boolean abstained = answer.abstained() || answer.note().startsWith("Nothing here answers this directly.");
            return expected.equals(List.of("nothing"))
                    ? abstained
                    : !answer.abstained()
                            && expected.stream().allMatch(part -> List.of(part.split("\\|")).stream()
                                    .anyMatch(answer.text()::contains));
        }
    }

    static List<Asked> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> line.contains(" => "))
                .map(line -> line.split(" => ", 2))
                .map(parts -> new Asked(parts[0], List.of(parts[1].split("; "))))
                .toList();
    }

    /** @param arguments a file of questions, then a jobs file and a job, or a folder */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length == 2) {
            print(
                    FolderKnowledge.agent(Path.of(arguments[1]), "prod", "snowflake", Map.of(), LocalDate.now()),
                    read(Path.of(arguments[0])));
            return;
        }
        Path jobs = Path.of(arguments[1]);
        try (ConfigurableApplicationContext context = Application.start(jobs, false)) {
            var job = JobsOption.job(context.getBean(JobsReader.class).read(jobs), arguments[2]);
            print(context.getBean(JobQuestions.class).of(job).agent(), read(Path.of(arguments[0])));
        }
    }

    private static void print(Agent agent, List<Asked> questions) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (Asked asked : questions) {
            long start = System.nanoTime();
            Answer answer = agent.answer(asked.question());
            boolean proved = answer.sentences().stream()
                    .flatMap(sentence -> sentence.citations().stream())
                    .allMatch(citation -> citation.level() == Level.L4);
            out.println((!proved ? "FALSE " : asked.right(answer) ? "right " : "wrong ") + asked.question() + "  ["
                    + (System.nanoTime() - start) / 1_000_000 + " ms, "
                    + answer.plan().steps() + ", dropped "
                    + answer.dropped() + "]");
            out.println("       " + answer.note());
            answer.sentences().forEach(sentence -> out.println("       - " + sentence.text()));
        }
    }
}
