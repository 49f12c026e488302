package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is packed in a repository stays packed: an archive is a file whose bytes nobody looks into. */
class ArchiveTest {

    private static final long QUARTER_OF_A_GIGABYTE = 256L << 20;

    @TempDir
    Path temp;

    private TestRepository repository;

    @BeforeEach
    void create() throws Exception {
        repository = TestRepository.in(temp.resolve("repository"));
    }

    @AfterEach
    void close() {
        repository.close();
    }

    private Opened open() throws IOException {
        var found = Repositories.find(repository.folder);
        assertThat(found).isNotNull();
        return Trees.commit(found, Repositories.commit(found, "it", "HEAD"), "", "shop", Scope.everything());
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private void put(String path, byte[] bytes) throws IOException {
        Files.createDirectories(repository.folder.resolve(path).getParent());
        Files.write(repository.folder.resolve(path), bytes);
    }

    @Test
    void anArchiveWithAPathThatLeadsOutIsAFileLikeAnyOther() throws Exception {
        byte[] evil = "select 1".getBytes(StandardCharsets.UTF_8);
        put("models/x.zip", zip("../../evil.sql", evil));
        put("dbt_packages/y.jar", zip("dbt_project.yml", "name: y".getBytes(StandardCharsets.UTF_8)));
        repository.commit("Add archives");
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).containsExactly("dbt_packages/y.jar", "models/x.zip");
            assertThat(opened.tree().bytes("models/x.zip")).isEqualTo(zip("../../evil.sql", evil));
            assertThat(DbtProjects.in(opened.tree()).roots()).isEmpty();
            assertThat(opened.tree().paths()).allMatch(path -> Documents.mediaType(path) == null);
        }
        try (Stream<Path> files = Files.walk(temp)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName()))).doesNotContain("evil.sql");
        }
    }

    @Test
    void anArchiveThatUnpacksToALotHasTheSizeItHas() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                gzip.write(zeros);
            }
        }
        put("seeds/bomb.csv.gz", packed.toByteArray());
        repository.commit("Add a bomb");
        try (Opened opened = open()) {
            assertThat(opened.tree().size("seeds/bomb.csv.gz")).isEqualTo(packed.size());
            assertThat(opened.tree().bytes("seeds/bomb.csv.gz")).hasSize(packed.size());
            assertThat(Documents.mediaType("seeds/bomb.csv.gz")).isNull();
        }
    }

    @Test
    void aBlobThatUnpacksToALotIsListedAndNotUnpacked() throws Exception {
        ObjectId bomb = zeros(QUARTER_OF_A_GIGABYTE);
        repository.commit(repository.tree("bomb.csv", FileMode.REGULAR_FILE, bomb));
        long used = bytesOfThisThread();
        try (Opened opened = open()) {
            assertThat(opened.tree().paths()).containsExactly("bomb.csv");
            assertThat(opened.gaps()).singleElement().satisfies(gap -> assertThat(gap.why())
                    .contains("256 MB"));
            assertThatThrownBy(() -> opened.tree().bytes("bomb.csv")).isInstanceOf(IOException.class);
        }
        assertThat(bytesOfThisThread() - used).as("bytes allocated").isLessThan(QUARTER_OF_A_GIGABYTE / 4);
    }

    private ObjectId zeros(long size) throws IOException {
        try (ObjectInserter inserter = repository.git.getRepository().newObjectInserter()) {
            InputStream endless = new InputStream() {
                @Override
                public int read() {
                    return 0;
                }

                @Override
                public int read(byte[] into, int from, int count) {
                    java.util.Arrays.fill(into, from, from + count, (byte) 0);
                    return count;
                }
            };
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, size, endless);
            inserter.flush();
            return id;
        }
    }

    private static long bytesOfThisThread() {
        return ((com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean())
                .getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
