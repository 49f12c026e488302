package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the git program says, for comparison. */
final class GitTruth {

    private static final Pattern BLAMED = Pattern.compile("([0-9a-f]{40}) \\d+ \\d+(?: \\d+)?");

    private final TestRepository repository;

    record Log(List<String> commits, long added, long removed) {}

    GitTruth(TestRepository repository) {
        this.repository = repository;
    }

    Log log(String revision, String path) {
        List<String> commits = new ArrayList<>();
        long added = 0;
        long removed = 0;
        String out = repository.git("log", "--follow", "--numstat", "--format=@%H", revision, "--", path);
        for (String line : out.lines().toList()) {
            String[] cells = line.split("\t", 3);
            if (line.startsWith("@")) {
                commits.add(line.substring(1));
            } else if (cells.length == 3 && !cells[0].equals("-")) {
                added += Long.parseLong(cells[0]);
                removed += Long.parseLong(cells[1]);
            }
        }
        return new Log(commits, added, removed);
    }

    /** The commit of each line. */
    List<String> blame(String revision, String path, String... options) {
        List<String> command = new ArrayList<>(List.of("blame", "--porcelain", "--root"));
        command.addAll(List.of(options));
        command.addAll(List.of(revision, "--", path));
        List<String> lines = new ArrayList<>();
        for (String line :
                repository.git(command.toArray(String[]::new)).lines().toList()) {
            Matcher header = BLAMED.matcher(line);
            if (header.matches()) {
                lines.add(header.group(1));
            }
        }
        return lines;
    }

    List<String> files(String revision) {
        return repository
                .git("ls-tree", "-r", "-z", "--name-only", revision)
                .lines()
                .flatMap(all -> List.of(all.split("\0")).stream())
                .toList();
    }
}
