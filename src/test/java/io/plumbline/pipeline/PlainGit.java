package io.plumbline.pipeline;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The git program on a bare repository. */
final class PlainGit {

    private final Path repository;
    private final Map<String, String> blobs = new HashMap<>();

    PlainGit(Path repository) {
        this.repository = repository;
    }

    /** What a command prints, split at NUL or line ends. */
    List<String> run(String separator, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", repository.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed");
            }
            return List.of(out.split(separator)).stream()
                    .filter(part -> !part.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The files of a commit, path to id of the blob. */
    Map<String, String> files(String commit) {
        Map<String, String> files = new LinkedHashMap<>();
        for (String line : run("\0", "ls-tree", "-r", "-z", commit)) {
            int tab = line.indexOf('\t');
            String[] cells = line.substring(0, tab).split(" ");
            if (cells[1].equals("blob") && !cells[0].equals("120000")) {
                files.put(line.substring(tab + 1), cells[2]);
            }
        }
        return files;
    }

    /** The text of a blob; every blob is asked for once. */
    String text(String blob) {
        return Objects.requireNonNull(blobs.get(blob), blob);
    }

    /** Reads blobs that were not read before. */
    void read(List<String> ids) {
        List<String> wanted =
                ids.stream().filter(id -> !blobs.containsKey(id)).distinct().toList();
        if (wanted.isEmpty()) {
            return;
        }
        try {
            Process process = new ProcessBuilder("git", "-C", repository.toString(), "cat-file", "--batch")
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            Thread feeder = new Thread(() -> feed(process, wanted));
            feeder.start();
            try (DataInputStream in = new DataInputStream(process.getInputStream())) {
                for (String id : wanted) {
                    String[] header = line(in).split(" ");
                    byte[] bytes = new byte[Integer.parseInt(header[2])];
                    in.readFully(bytes);
                    in.read();
                    blobs.put(id, new String(bytes, StandardCharsets.UTF_8));
                }
            }
            feeder.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void feed(Process process, List<String> ids) {
        try (var out = process.getOutputStream()) {
            out.write((String.join("\n", ids) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
