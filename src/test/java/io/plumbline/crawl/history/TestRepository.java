package io.plumbline.crawl.history;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;

/** A bare repository written through {@code git fast-import}, so that a test may hold any history, however odd. */
final class TestRepository {

    final Path folder;
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final Set<String> inStream = new HashSet<>();
    private final Set<String> written = new HashSet<>();
    private int commits;

    TestRepository(Path folder) {
        this.folder = folder;
        git("init", "--quiet", "--bare", "--initial-branch=main", ".");
    }

    /** Begins a commit; lines of {@link #put}, {@link #remove} and {@link #rename} that follow belong to it. */
    TestRepository commit(String branch, long date, String author, String message) {
        return commit(branch, date, author, message, List.of());
    }

    TestRepository commit(String branch, long date, String author, String message, List<String> merged) {
        commits++;
        line("commit refs/heads/" + branch);
        line("author " + author + " " + date + " +0000");
        line("committer " + author + " " + date + " +0000");
        data(message.getBytes(StandardCharsets.UTF_8));
        if (!inStream.contains(branch) && written.contains(branch)) {
            line("from refs/heads/" + branch + "^0");
        }
        merged.forEach(other -> line("merge " + tip(other)));
        inStream.add(branch);
        return this;
    }

    /** Puts the next commit's branch at a branch as it is now. */
    TestRepository branch(String name, String from) {
        line("reset refs/heads/" + name);
        line("from " + tip(from));
        inStream.add(name);
        return this;
    }

    private String tip(String branch) {
        return "refs/heads/" + branch + (inStream.contains(branch) ? "" : "^0");
    }

    TestRepository put(String path, String text) {
        return put("100644", path, text.getBytes(StandardCharsets.UTF_8));
    }

    TestRepository put(String mode, String path, byte[] bytes) {
        line("M " + mode + " inline " + quoted(path));
        data(bytes);
        return this;
    }

    TestRepository remove(String path) {
        line("D " + quoted(path));
        return this;
    }

    TestRepository rename(String from, String to) {
        line("R " + quoted(from) + " " + quoted(to));
        return this;
    }

    private static String quoted(String path) {
        return '"' + path.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(String text) {
        stream.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void data(byte[] bytes) {
        line("data " + bytes.length);
        stream.writeBytes(bytes);
        line("");
    }

    int commits() {
        return commits;
    }

    /** Writes what was described so far. */
    TestRepository write() {
        run(stream.toByteArray(), List.of("git", "fast-import", "--quiet", "--force"));
        stream.reset();
        written.addAll(inStream);
        inStream.clear();
        return this;
    }

    Repository open() {
        try {
            return new FileRepository(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ObjectId id(String revision) {
        return ObjectId.fromString(git("rev-parse", revision).strip());
    }

    /** Runs git here, without any configuration of this machine's user. */
    String git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-c", "protocol.file.allow=always"));
        command.addAll(List.of(arguments));
        return run(new byte[0], command);
    }

    private String run(byte[] input, List<String> command) {
        try {
            Files.createDirectories(folder);
            File errors = Files.createTempFile("git", ".err").toFile();
            File in = Files.createTempFile("git", ".in").toFile();
            Files.write(in.toPath(), input);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectInput(in)
                    .redirectError(errors);
            builder.environment().put("GIT_CONFIG_GLOBAL", File.separator + "dev" + File.separator + "null");
            builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
            builder.environment().put("LC_ALL", "C.UTF-8");
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(errors.toPath()));
            }
            Files.delete(errors.toPath());
            Files.delete(in.toPath());
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
