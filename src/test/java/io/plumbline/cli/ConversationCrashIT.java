package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten conversations at once on one memory, in a process that is killed in the middle. */
class ConversationCrashIT {

    @TempDir
    Path folder;

    @Test
    void afterAKillNothingIsCorruptAndEachConversationGoesOn() throws Exception {
        shop();
        List<String> told;
        try (PlumblineProcess killed = talk(100_000)) {
            killed.awaitOut(lines ->
                    lines.stream().filter(line -> line.startsWith("told")).count() > 60);
            killed.kill();
            told = lines(killed.out(), "told");
        }
        try (PlumblineProcess again = talk(2)) {
            assertThat(again.await()).as(again.err()).isZero();

            Map<String, List<String>> had = lines(again.out(), "had").stream()
                    .collect(Collectors.groupingBy(line -> line.split(" ")[1], TreeMap::new, Collectors.toList()));
            assertThat(had).hasSize(TalkingProcess.CONVERSATIONS);
            had.forEach((name, turns) -> inOrderAndAtMostTheLastBrokenOff(turns));
            assertThat(lines(again.out(), "had"))
                    .as("whatever was told before the kill is stored")
                    .containsAll(told.stream()
                            .map(line -> line.split(" "))
                            .map(words -> "had " + words[1] + " " + words[2] + " true")
                            .toList());
            had.forEach((name, turns) -> assertThat(again.out())
                    .contains(
                            "told " + name + " " + (turns.size() + 1) + " `orders` is a ",
                            "told " + name + " " + (turns.size() + 2)
                                    + " This is about orders. `orders` is owned by `Ada`."));
        }
    }

    /** The question is stored, the tools have answered, and a language model is asked for words: then the process dies. */
    @Test
    void afterAKillInTheMiddleOfACallTheConversationGoesOn() throws Exception {
        shop();
        assertThat(ask(Map.of(), "what is orders?")).contains("orders is a ");
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        HttpServer model = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        model.createContext("/", exchange -> {
            asked.countDown();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        model.start();
        Map<String, String> silent = Map.of(
                "PLUMBLINE_LLM_PROVIDER", "openai-compatible",
                "PLUMBLINE_LLM_MODEL", "silent",
                "PLUMBLINE_LLM_BASE_URL",
                        "http://127.0.0.1:" + model.getAddress().getPort() + "/v1");
        try (PlumblineProcess killed =
                PlumblineProcess.start(silent, folder.resolve("home"), folder, talk("which tests cover orders?"))) {
            assertThat(asked.await(2, TimeUnit.MINUTES)).as(killed.err()).isTrue();
            killed.kill();
        } finally {
            never.countDown();
            model.stop(0);
        }
        assertThat(ask(Map.of(), "and who owns it?")).contains("This is about orders.", "orders is owned by Ada.");
        try (PlumblineProcess shown = PlumblineProcess.start(
                folder.resolve("home"), folder, "conversations", "show", "talk", "--person", "ada")) {
            assertThat(shown.await()).as(shown.err()).isZero();
            assertThat(shown.out())
                    .containsSubsequence(
                            "1. what is orders?", "2. which tests cover orders?", "3. and who owns it?", "owned by");
        }
    }

    private String ask(Map<String, String> environment, String question) throws Exception {
        try (PlumblineProcess ask =
                PlumblineProcess.start(environment, folder.resolve("home"), folder, talk(question))) {
            assertThat(ask.await()).as(ask.err()).isZero();
            return ask.out();
        }
    }

    private static String[] talk(String question) {
        return new String[] {"ask", "--conversation", "talk", "--person", "ada", question, "shop"};
    }

    private void shop() throws IOException {
        Path models = Files.createDirectories(folder.resolve("shop/models"));
        Files.writeString(folder.resolve("shop/dbt_project.yml"), "name: shop\n");
        Files.writeString(models.resolve("orders.sql"), "select 1 as order_id\n");
        Files.writeString(models.resolve("m.yml"), "models:\n  - {name: orders, meta: {owner: Ada}}\n");
    }

    private static void inOrderAndAtMostTheLastBrokenOff(List<String> turns) {
        assertThat(turns.stream().map(line -> Integer.parseInt(line.split(" ")[2])))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, turns.size()).boxed().toList());
        assertThat(turns.subList(0, turns.size() - 1)).allMatch(line -> line.endsWith(" true"));
    }

    private PlumblineProcess talk(int turns) throws Exception {
        return PlumblineProcess.main(
                TalkingProcess.class, folder.resolve("home"), folder, "shop", String.valueOf(turns));
    }

    /** Whole lines of a kind: the last one may have been cut by the kill. */
    private static List<String> lines(String text, String kind) {
        return text.lines()
                .filter(line -> line.startsWith(kind + " ") && line.split(" ").length > 3)
                .toList();
    }
}
