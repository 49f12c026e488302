package io.plumbline.audit;

import io.plumbline.model.BlamedLines;
import io.plumbline.model.Commit;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Past;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RepositoryHistory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says who answers for a finding and why, and since when its lines stand. The project's own word comes first
 * ({@code meta.owner}, its dbt group), then CODEOWNERS, then who wrote most of the file.
 */
final class Attribution {

    private final Estate estate;
    private final Owners owners;
    private final Map<String, Commit> commits = new HashMap<>();

    Attribution(Estate estate) {
        this.estate = estate;
        this.owners = new Owners(estate);
        estate.histories().forEach(history -> history.commits().forEach(c -> commits.putIfAbsent(c.id(), c)));
    }

    Finding of(Finding finding) {
        Owners.Declared declared = finding.owner().isBlank()
                ? estate.artifact(finding.subject()).map(owners::of).orElse(Owners.Declared.NOBODY)
                : new Owners.Declared(finding.owner(), "named beside it");
        Owners.Declared owner = declared.name().isEmpty() ? fromHistory(finding) : declared;
        return finding.with(owner.name(), new Past(owner.because(), lines(finding)));
    }

    private Owners.Declared fromHistory(Finding finding) {
        Location home = estate.artifact(finding.subject())
                .map(artifact -> artifact.location())
                .orElse(finding.location());
        PathOwner owner =
                estate.past(home.source(), home.path()).map(FileHistory::owner).orElse(null);
        return owner == null
                ? Owners.Declared.NOBODY
                : Owners.Declared.of(String.join(", ", owner.owners()), owner.reason());
    }

    /** Null where the file read is not the commit's, or a line's commit is not known. */
    private FileHistory.@Nullable Touch lines(Finding finding) {
        Location at = finding.location();
        String tip = estate.history(at.source()).map(RepositoryHistory::tip).orElse("");
        if (finding.citations().isEmpty()
                || !finding.citations().get(0).revision().equals(tip)) {
            return null;
        }
        List<BlamedLines> runs = estate.past(at.source(), at.path()).map(FileHistory::lines).orElse(List.of()).stream()
                .filter(run -> run.line() <= at.endLine() && at.line() <= run.endLine())
                .toList();
        List<Commit> wrote = runs.stream()
                .map(run -> commits.get(run.commit()))
                .filter(Objects::nonNull)
                .toList();
        Optional<Commit> newest =
                wrote.stream().max(Comparator.comparing(Commit::committed).thenComparing(Commit::id));
        return wrote.size() < runs.size()
                ? null
                : newest.map(c -> new FileHistory.Touch(c.id(), c.committed(), c.author()))
                        .orElse(null);
    }
}
