package io.plumbline.cli;

import io.plumbline.catalog.Conversations;
import io.plumbline.pipeline.Dialogues;
import io.plumbline.pipeline.FolderKnowledge;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ten conversations at once in a process of their own. It tells what is stored of them, {@code had c3 7 true}, then each turn when
 * it is answered: {@code told c3 8 fct_orders is owned by …}.
 */
final class TalkingProcess {

    static final int CONVERSATIONS = 10;

    private static final List<String> QUESTIONS = List.of("what is orders?", "and who owns it?");

    private TalkingProcess() {}

    /** @param arguments the project's folder, and how many turns each conversation gets */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int turns = Integer.parseInt(arguments[1]);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (ConfigurableApplicationContext context = Application.start(Path.of("jobs.yml"), false)) {
            Conversations stored = context.getBean(Conversations.class);
            stored.of("ada").forEach(conversation -> stored.turns(conversation.id())
                    .forEach(turn ->
                            out.println("had " + conversation.name() + " " + turn.number() + " " + turn.answered())));
            Dialogues dialogues = context.getBean(Dialogues.class);
            ExecutorService threads = Executors.newFixedThreadPool(CONVERSATIONS);
            for (int i = 0; i < CONVERSATIONS; i++) {
                String name = "c" + i;
                threads.submit(() -> talk(dialogues, folder, name, turns, out));
            }
            threads.shutdown();
            threads.awaitTermination(2, TimeUnit.MINUTES);
        }
    }

    private static void talk(Dialogues dialogues, Path folder, String name, int turns, PrintStream out) {
        var agent = FolderKnowledge.agent(folder, "prod", "snowflake", Map.of(), LocalDate.of(2026, 1, 15));
        for (int i = 0; i < turns; i++) {
            Dialogues.Told told =
                    dialogues.ask(agent, agent::follow, "ada", name, "the shop", QUESTIONS.get(i % QUESTIONS.size()));
            out.println("told " + name + " " + told.turn().number() + " "
                    + told.answer().text().replace('\n', ' '));
        }
    }
}
