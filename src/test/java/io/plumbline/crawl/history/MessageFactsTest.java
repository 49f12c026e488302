package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageFactsTest {

    @Test
    void aSubjectIsTheFirstParagraphOnOneLine() {
        assertThat(MessageFacts.of("\nAdd orders\nand more\n\nbody").subject()).isEqualTo("Add orders and more");
        assertThat(MessageFacts.of("").subject()).isEmpty();
    }

    @Test
    void coAuthorsStandAmongTheTrailersAtTheEnd() {
        MessageFacts facts = MessageFacts.of("""
                Add orders

                Co-authored-by: Not a trailer <no@example.com>
                because prose follows.

                Signed-off-by: X <x@example.com>
                co-authored-by: Ada <ada@example.com>

                Co-Authored-By: Bo <bo@example.com>
                """);
        assertThat(facts.coAuthors()).containsExactly("Ada", "ada@example.com", "Bo", "bo@example.com");
    }

    @Test
    void revertsNameTheirCommits() {
        String id = "0123456789abcdef0123456789abcdef01234567";
        assertThat(MessageFacts.of("Revert \"x\"\n\nThis reverts commit " + id + ".")
                        .reverts())
                .containsExactly(id);
        assertThat(MessageFacts.of("This reverts the decision").reverts()).isEmpty();
    }

    @Test
    void issuesAreFoundAndStandardsAreNot() {
        assertThat(MessageFacts.of("DATA-12: fix #7, shop/dbt#8 and !9 (UTF-8, SHA-256, a#b, x-1, &#39;)")
                        .issues())
                .containsExactly("DATA-12", "#7", "shop/dbt#8", "!9");
    }

    @Test
    void aMessageOfManyMegabytesIsReadToItsLimit() {
        MessageFacts facts = MessageFacts.of("x".repeat(8_000_000) + " #1");
        assertThat(facts.issues()).isEmpty();
        assertThat(facts.subject()).hasSize(300);
    }
}
