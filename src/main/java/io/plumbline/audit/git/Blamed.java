package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.model.BlamedLines;
import io.plumbline.model.Commit;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Location;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Tells which commits wrote the lines of a file, where the file read is the commit's and its past wholly known. */
final class Blamed {

    private static final Comparator<Named> OLDEST_FIRST =
            Comparator.comparing((Named named) -> named.commit().committed()).thenComparing(Named::at);

    private final Estate estate;
    private final Map<String, Commit> known = new HashMap<>();

    /** A word, the line it stands on, and the commit that wrote that last. */
    record Named(String word, Location at, Commit commit) {}

    static Blamed of(RuleContext context) {
        return context.derived(Blamed.class, Blamed::new);
    }

    private Blamed(Estate estate) {
        this.estate = estate;
        estate.histories().forEach(history -> history.commits().forEach(c -> known.putIfAbsent(c.id(), c)));
    }

    /** The newest of the commits that wrote these lines; empty where one of them is not known. */
    Optional<Commit> newest(Location lines) {
        return commits(lines).stream().max(Comparator.comparing(Commit::committed));
    }

    /** The oldest of the lines that hold a word, in any case; empty where there is none or one of them is not known. */
    Optional<Named> firstNamed(Location file, String word) {
        Pattern named = Pattern.compile(
                "(?<![A-Za-z0-9_])" + Pattern.quote(word) + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);
        List<Named> places = new ArrayList<>();
        List<String> lines =
                estate.file(file.source(), file.path()).map(SourceFile::lines).orElse(List.of());
        for (int line = file.line(); line <= Math.min(file.endLine(), lines.size()); line++) {
            if (named.matcher(lines.get(line - 1)).find()) {
                Location at = Location.ofLine(file.source(), file.path(), line);
                List<Commit> wrote = commits(at);
                if (wrote.isEmpty()) {
                    return Optional.empty();
                }
                places.add(new Named(word, at, wrote.get(0)));
            }
        }
        return places.stream().min(OLDEST_FIRST);
    }

    private List<Commit> commits(Location lines) {
        String tip = estate.history(lines.source()).map(RepositoryHistory::tip).orElse("");
        boolean theCommits = estate.file(lines.source(), lines.path())
                .filter(file -> file.revision().equals(tip))
                .isPresent();
        FileHistory file = estate.past(lines.source(), lines.path()).orElse(null);
        if (!theCommits || file == null || !file.complete() || file.length() < lines.endLine()) {
            return List.of();
        }
        List<Commit> wrote = new ArrayList<>();
        for (BlamedLines run : file.lines()) {
            if (run.line() <= lines.endLine() && lines.line() <= run.endLine()) {
                Commit commit = known.get(run.commit());
                if (commit == null) {
                    return List.of();
                }
                wrote.add(commit);
            }
        }
        return wrote;
    }
}
