package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DocumentsIT {

    @RegisterExtension
    static final TestDatabase DB = TestDatabase.embedded();

    private final Documents documents = new Documents(DB.jdbc(), DB.template(), DB.transaction());
    private final String source = UUID.randomUUID().toString();

    @Test
    void countsWhatIsNewChangedUnchangedAndRemoved() {
        documents.replace(tree("r1").with("a.sql", "a").with("b.sql", "b").with("c.sql", "c"));
        Listing second = documents.replace(
                tree("r2").with("a.sql", "a").with("b.sql", "B").with("d.sql", "d"));
        assertThat(second).isEqualTo(new Listing(source, "r2", 1, 1, 1, 1, java.util.List.of()));
        assertThat(second.files()).isEqualTo(3);
    }

    @Test
    void readsContentOnlyWhereItsHashIsUnknown() {
        documents.replace(tree("r1").with("a.sql", source + "one").with("copy.sql", source + "one"));
        MemoryTree moved = tree("r2").with("moved.sql", source + "one").with("new.sql", source + "two");
        documents.replace(moved);
        assertThat(moved.read).containsExactly("new.sql");
    }

    @Test
    void givesBackEveryFileByteForByte() throws IOException {
        documents.replace(tree("r1").with("models/ö.sql", "select 1\u0000\r\n").with("empty", ""));
        FileTree stored = documents.tree(source).orElseThrow();
        assertThat(stored.revision()).isEqualTo("r1");
        assertThat(stored.paths()).containsExactly("empty", "models/ö.sql");
        assertThat(stored.bytes("models/ö.sql")).isEqualTo("select 1\u0000\r\n".getBytes(StandardCharsets.UTF_8));
        assertThat(stored.bytes("empty")).isEmpty();
        assertThat(stored.hash("empty")).isEqualTo("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");
        assertThat(stored.size("empty")).isZero();
        assertThat(stored.hash("no.sql")).isNull();
        assertThatThrownBy(() -> stored.bytes("no.sql")).isInstanceOf(IOException.class);
    }

    @Test
    void remembersEachFilesOwnRevision() {
        MemoryTree mixed = new MemoryTree(source, "worktree") {
            @Override
            public String revision(String path) {
                return path.equals("committed.sql") ? "r1" : "worktree";
            }
        };
        documents.replace(mixed.with("committed.sql", "a").with("edited.sql", "b"));
        FileTree stored = documents.tree(source).orElseThrow();
        assertThat(stored.revision("committed.sql")).isEqualTo("r1");
        assertThat(stored.revision("edited.sql")).isEqualTo("worktree");
    }

    @Test
    void keepsTheReasonOfAFileThatCannotBeRead() {
        Listing listing = documents.replace(tree("r1").with("huge.csv", null).with("a.sql", "a"));
        assertThat(listing.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.where()).isEqualTo("huge.csv");
            assertThat(gap.why()).contains("limit is 50 MB");
        });
        FileTree stored = documents.tree(source).orElseThrow();
        assertThatThrownBy(() -> stored.bytes("huge.csv")).hasMessageContaining("limit is 50 MB");
    }

    @Test
    void storesWhatAFileSaysNowWhenItChangedWhileItWasRead() throws IOException {
        MemoryTree unsteady = new MemoryTree(source, "r1") {
            @Override
            public String hash(String path) {
                return "1".repeat(40);
            }
        };
        documents.replace(unsteady.with("a.sql", "now"));
        FileTree stored = documents.tree(source).orElseThrow();
        assertThat(stored.hash("a.sql")).isEqualTo(BlobId.of("now".getBytes(StandardCharsets.UTF_8)));
        assertThat(stored.bytes("a.sql")).asString().isEqualTo("now");
        assertThat(stored.revision("a.sql")).isEqualTo("worktree");
    }

    @Test
    void changesNothingWhenItIsRepeated() {
        documents.replace(tree("r1").with("a.sql", "a"));
        MemoryTree again = tree("r1").with("a.sql", "a");
        assertThat(documents.replace(again).unchanged()).isEqualTo(1);
        assertThat(again.read).isEmpty();
    }

    @Test
    void keepsContentReadBeforeItWasInterrupted() {
        MemoryTree interrupted = new MemoryTree(source, "r1") {
            @Override
            public byte[] bytes(String path) throws IOException {
                if (path.equals("f300")) {
                    throw new IllegalStateException("killed");
                }
                return super.bytes(path);
            }
        };
        MemoryTree whole = tree("r1");
        for (int i = 100; i < 400; i++) {
            interrupted.with("f" + i, source + i);
            whole.with("f" + i, source + i);
        }
        assertThatThrownBy(() -> documents.replace(interrupted)).hasMessage("killed");
        assertThat(documents.tree(source)).isEmpty();
        assertThat(documents.replace(whole).added()).isEqualTo(300);
        assertThat(whole.read).hasSize(100).startsWith("f300");
    }

    @Test
    void sweepsOldContentThatNobodyLists() {
        documents.replace(tree("r1").with("a.sql", source + "old").with("b.sql", source + "kept"));
        documents.replace(tree("r2").with("b.sql", source + "kept"));
        DB.jdbc().sql("update blob set stored_at = now() - interval '8 days'").update();
        documents.sweep();
        assertThat(documents.content(id("old"))).isEmpty();
        assertThat(documents.content(id("kept"))).isPresent();
    }

    private String id(String text) {
        return BlobId.of((source + text).getBytes(StandardCharsets.UTF_8));
    }

    private MemoryTree tree(String revision) {
        return new MemoryTree(source, revision);
    }
}
