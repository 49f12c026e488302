package io.plumbline.cli;

import io.plumbline.catalog.Conversations;
import io.plumbline.catalog.Conversations.Conversation;
import io.plumbline.catalog.Conversations.Turn;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Shows, searches, exports and deletes what was asked with {@code ask --conversation}. */
@Command(
        name = "conversations",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Lists, shows, searches, exports and deletes remembered conversations.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline ask --job demo --conversation refunds \"what is fct_refunds?\"",
            "  plumbline ask --job demo --conversation refunds \"and who owns it?\"",
            "  plumbline conversations show refunds",
            "  plumbline conversations search \"refund rate\""
        })
final class ConversationsCommand {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists conversations, the last used first.")
    void list(@Mixin MemoryOptions memory) {
        use(memory, conversations -> {
            conversations
                    .of(memory.person())
                    .forEach(conversation -> print("%-30s %4d %s  %s  %s"
                            .formatted(
                                    conversation.name(),
                                    conversation.turns(),
                                    conversation.turns() == 1 ? "turn " : "turns",
                                    conversation.used().toString().substring(0, 16),
                                    conversation.about())));
        });
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a conversation: its last turns, and a summary of those before.")
    void show(@Mixin MemoryOptions memory, @Parameters(paramLabel = "NAME") String name) {
        use(memory, conversations -> {
            Conversation found = find(conversations, memory.person(), name);
            List<Turn> turns = conversations.turns(found.id());
            found.summary().lines().forEach(this::print);
            turns.subList(Math.max(0, turns.size() - Conversations.WINDOW), turns.size())
                    .forEach(this::print);
        });
    }

    @Command(
            name = "search",
            mixinStandardHelpOptions = true,
            description = "Finds turns by their words, the best first.")
    void search(
            @Mixin MemoryOptions memory,
            @Parameters(paramLabel = "WORDS") String words,
            @Option(names = "--limit", defaultValue = "20", description = "Default: ${DEFAULT-VALUE}.") int limit) {
        use(memory, conversations -> {
            conversations.search(memory.person(), words, Math.max(1, limit)).forEach(hit -> {
                print(hit.name() + ":");
                print(hit.turn());
            });
        });
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Writes a conversation as JSON, all of it.")
    void export(@Mixin MemoryOptions memory, @Parameters(paramLabel = "NAME") String name) {
        use(memory, conversations -> {
            Conversation found = find(conversations, memory.person(), name);
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("format", 1);
            json.put("person", found.person());
            json.put("conversation", found.name());
            json.put("about", found.about());
            json.put("created", found.created().toString());
            json.put(
                    "turns",
                    conversations.turns(found.id()).stream()
                            .map(ConversationsCommand::json)
                            .toList());
            spec.commandLine().getOut().println(JSON.writeValueAsString(json));
        });
    }

    @Command(name = "delete", mixinStandardHelpOptions = true, description = "Deletes a conversation for good.")
    void delete(@Mixin MemoryOptions memory, @Parameters(paramLabel = "NAME") String name) {
        use(memory, conversations -> {
            find(conversations, memory.person(), name);
            conversations.delete(memory.person(), name);
        });
    }

    private static Conversation find(Conversations conversations, String person, String name) {
        List<String> names =
                conversations.of(person).stream().map(Conversation::name).toList();
        return conversations
                .find(person, name)
                .orElseThrow(() -> UserError.input(
                        person + " has no conversation \"" + name + "\"; expected one of "
                                + (names.isEmpty() ? "none at all" : String.join(", ", names)),
                        Suggestion.orElse(name, names, "All of them: plumbline conversations list")));
    }

    private void use(MemoryOptions memory, Consumer<Conversations> use) {
        memory.with(context -> use.accept(context.getBean(Conversations.class)));
        spec.commandLine().getOut().flush();
    }

    private void print(Turn turn) {
        print(turn.number() + ". " + turn.question());
        print("   " + (turn.answered() ? turn.answer() : "(broken off)"));
    }

    private void print(String line) {
        spec.commandLine().getOut().println(Terminal.plain(line).replace("`", ""));
    }

    private static Map<String, @Nullable Object> json(Turn turn) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("number", turn.number());
        json.put("asked", turn.asked().toString());
        json.put("about", turn.about());
        json.put("question", turn.question());
        json.put("answer", turn.body() == null ? null : JSON.readTree(turn.body()));
        return json;
    }
}
