package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.RunRecord;
import io.plumbline.catalog.Runs;
import io.plumbline.compare.Comparison;
import io.plumbline.compare.Revision;
import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.GitPosition;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.report.ProjectChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares the dbt projects of a run with what the job's last completed run read of them. The older side is read from
 * the repository; where it is not there any more, nothing is told.
 */
final class SinceLastRun {

    private static final String NOTE = "changes";

    /** Runs that are looked through for a completed one. */
    private static final int RUNS = 30;

    private final ProjectGraphs graphs;
    private final Runs runs;
    private final RunNotes notes;

    SinceLastRun(ProjectGraphs graphs, Runs runs, RunNotes notes) {
        this.graphs = graphs;
        this.runs = runs;
        this.notes = notes;
    }

    /** What is kept for the report. */
    record Changes(List<ProjectChange> projects) {

        Changes {
            projects = List.copyOf(projects);
        }

        static List<ProjectChange> of(RunNotes notes, RunContext run) {
            return notes.find(run.id(), NOTE, Changes.class)
                    .map(Changes::projects)
                    .orElse(List.of());
        }
    }

    /** Compares and keeps; doing it again keeps the same. */
    void keep(RunContext run) {
        List<Crawled> crawled = Crawled.of(notes, run);
        Map<String, ProjectComparison> compared = new LinkedHashMap<>();
        for (Crawled now : crawled) {
            sinceLast(run, now)
                    .filter(each -> each.projects().stream()
                            .anyMatch(project -> !project.comparison().isEmpty()))
                    .ifPresent(each -> compared.put(now.source(), each));
        }
        ChangeCosts costs = compared.isEmpty() ? ChangeCosts.none() : costs(crawled);
        List<ProjectChange> changes = new ArrayList<>();
        compared.forEach((source, each) -> changes.addAll(ProjectChanges.of(source, each, costs)));
        notes.save(run.id(), NOTE, new Changes(changes));
    }

    private ChangeCosts costs(List<Crawled> crawled) {
        return new ChangeCosts(crawled.stream()
                .filter(source -> source.ok() && source.account())
                .map(source -> graphs.tree(source.source()))
                .toList());
    }

    /** What changed in a source since the job's completed run before; empty where that cannot be told. */
    Optional<ProjectComparison> sinceLast(RunContext run, Crawled now) {
        String last = runs.history(run.job().name(), RUNS).stream()
                .filter(before -> before.status() == RunRecord.Status.COMPLETED
                        && before.id().compareTo(run.id()) < 0)
                .map(RunRecord::id)
                .findFirst()
                .orElse("");
        return Crawled.of(notes, last, now.source())
                .filter(before -> comparable(before, now))
                .flatMap(before -> Optional.ofNullable(before.position()))
                .flatMap(then -> then.commit().equals(now.revision())
                        ? Optional.of(new ProjectComparison(now.revision(), now.revision(), List.of()))
                        : compare(run.source(now.source()), then, now));
    }

    /** What changed in a source since a revision of its repository; empty where there is none of that name. */
    Optional<ProjectComparison> since(RunContext run, Crawled now, String revision) {
        GitPosition here = now.position();
        return here == null || now.projects().isEmpty()
                ? Optional.empty()
                : compare(run.source(now.source()), new GitPosition(here.repository(), here.folder(), revision), now);
    }

    /** A work tree with changes is in no commit, so that nobody knows it any more. */
    private static boolean comparable(Crawled before, Crawled now) {
        GitPosition then = before.position();
        GitPosition here = now.position();
        return then != null
                && here != null
                && then.repository().equals(here.repository())
                && before.revision().equals(then.commit());
    }

    private Optional<ProjectComparison> compare(SourceSpec spec, GitPosition position, Crawled now) {
        FileTree after = graphs.tree(now.source());
        DbtSettings settings = ProjectGraphs.settings(spec.options());
        try (Opened opened = Trees.at(position, now.source())) {
            FileTree older = new PackagedTree(opened.tree(), after);
            List<String> roots = DbtProjects.in(older).roots();
            List<ProjectComparison.Project> projects = new ArrayList<>();
            for (String root : now.projects()) {
                Revision left = roots.contains(root)
                        ? new Revision(new DbtReader().read(older, root, settings), older)
                        : Revision.none();
                Revision right = new Revision(graphs.of(spec, root).graph(), after);
                projects.add(new ProjectComparison.Project(root, Comparison.of(left, right)));
            }
            return Optional.of(new ProjectComparison(older.revision(), now.revision(), projects));
        } catch (UserError e) {
            return Optional.empty();
        }
    }
}
