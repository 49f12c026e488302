package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

class RawCommitTest {

    private static final String TREE = "tree " + "a".repeat(40) + "\n";

    @Test
    void aNameWithMarkupIsReadAsGitReadsIt() {
        RawCommit.Ident ident = author("<script>alert(1)</script> <e@v.il> 5 +0000");
        assertThat(ident).isEqualTo(new RawCommit.Ident("", "script", 5));
    }

    @Test
    void datesBeyondReasonCountAsZero() {
        assertThat(author("A <a@b> 4070908800 +0000").seconds()).isEqualTo(4_070_908_800L);
        assertThat(author("A <a@b> 99999999999999999999 +0000").seconds()).isZero();
        assertThat(author("A <a@b> 253402300800 +0000").seconds()).isZero();
        assertThat(author("A <a@b> -5 +0000").seconds()).isZero();
        assertThat(author("A <a@b>").seconds()).isZero();
    }

    @Test
    void garbageIsACommitOfNobody() {
        RawCommit commit = RawCommit.parse(
                ObjectId.zeroId(), "parent xyz\nauthor\nencoding \u0000\n".getBytes(StandardCharsets.UTF_8));
        assertThat(commit.parents()).isEmpty();
        assertThat(commit.tree()).isNull();
        assertThat(commit.author().name()).isEmpty();
    }

    @Test
    void theEncodingHeaderDecodesNameAndMessage() {
        byte[] bytes = (TREE + "author J\u00fcrgen <j@x> 1 +0000\nencoding ISO-8859-1\n\nGr\u00fc\u00dfe")
                .getBytes(StandardCharsets.ISO_8859_1);
        RawCommit commit = RawCommit.parse(ObjectId.zeroId(), bytes);
        assertThat(commit.author().name()).isEqualTo("J\u00fcrgen");
        assertThat(commit.message()).isEqualTo("Gr\u00fc\u00dfe");
    }

    private static RawCommit.Ident author(String line) {
        byte[] bytes = (TREE + "author " + line + "\n\nx").getBytes(StandardCharsets.UTF_8);
        return RawCommit.parse(ObjectId.zeroId(), bytes).author();
    }
}
