package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.Conversations.Turn;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ConversationsIT {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.embedded();

    private final Conversations conversations = new Conversations(DATABASE.jdbc(), DATABASE.transaction());

    private Turn told(String person, String name, String question, String answer) {
        Turn turn = conversations.begin(person, name, "job nightly", question);
        conversations.answer(turn, "description", "model.shop.orders", answer, "{\"format\": 1}");
        return turn;
    }

    @Test
    void whoComesBackFindsWhatWasAskedAndTold() {
        told("ada", "orders", "what is orders?", "One row per order.");
        Turn broken = conversations.begin("ada", "orders", "job nightly", "and who owns it?");
        Turn next = conversations.begin("ada", "orders", "job nightly", "who owns it?");

        assertThat(next.number()).isEqualTo(3);
        assertThat(conversations.before(next)).hasValueSatisfying(turn -> {
            assertThat(turn.subject()).isEqualTo("model.shop.orders");
            assertThat(turn.answer()).isEqualTo("One row per order.");
        });
        assertThat(conversations.turns(broken.conversation()))
                .extracting(Turn::answered)
                .containsExactly(true, false, false);
    }

    @Test
    void nobodySeesAnotherPersonsConversations() {
        told("eve", "secret plans", "what is payroll?", "A table.");

        assertThat(conversations.of("mallory")).isEmpty();
        assertThat(conversations.find("mallory", "secret plans")).isEmpty();
        assertThat(conversations.search("mallory", "payroll", 5)).isEmpty();
        assertThat(conversations.delete("mallory", "secret plans")).isFalse();
        assertThat(conversations.search("eve", "payroll", 5))
                .extracting(Conversations.Hit::name)
                .containsExactly("secret plans");
    }

    @Test
    void whatIsBeyondTheWindowIsSummedUpInOrder() {
        for (int i = 1; i <= Conversations.WINDOW + 3; i++) {
            told("bea", "long", "question number " + i + "?", "Answer\nnumber " + i + ".");
        }
        assertThat(conversations.find("bea", "long")).hasValueSatisfying(found -> {
            assertThat(found.turns()).isEqualTo(Conversations.WINDOW + 3);
            assertThat(found.summary().lines()).hasSize(3);
            assertThat(found.summary()).startsWith("1. ").contains("question number 3? - Answer number 3.");
            assertThat(found.summary()).doesNotContain("question number 4?");
        });
    }

    @Test
    void whatIsDeletedOrTooOldIsGoneWithItsTurns() {
        Turn deleted = told("cleo", "one", "what is x?", "A model.");
        Turn old = told("cleo", "two", "what is y?", "A model.");

        assertThat(conversations.delete("cleo", "one")).isTrue();
        assertThat(conversations.turns(deleted.conversation())).isEmpty();
        assertThat(conversations.forget(Instant.now().minusSeconds(3600))).isZero();
        DATABASE.jdbc()
                .sql("update conversation set used_at = now() - interval '2 days' where id = ?")
                .param(old.conversation())
                .update();
        assertThat(conversations.forget(Instant.now().minusSeconds(3600))).isEqualTo(1);
        assertThat(conversations.turns(old.conversation())).isEmpty();
    }

    @Test
    void manyWhoTalkAtOnceInOneConversationGetNumbersOfTheirOwn() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Turn>> asked = IntStream.range(0, 40)
                    .mapToObj(i -> threads.submit(() -> told("dan", "shared", "question " + i, "Answer " + i)))
                    .toList();
            for (Future<Turn> turn : asked) {
                turn.get();
            }
        } finally {
            threads.shutdown();
        }
        long id = conversations.find("dan", "shared").orElseThrow().id();
        assertThat(conversations.turns(id))
                .extracting(Turn::number)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 40).boxed().toList());
        assertThat(conversations.turns(id)).allSatisfy(turn -> assertThat(turn.answer())
                .isEqualTo(turn.question().replace("question", "Answer")));
    }
}
