package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.job.SourceSpec;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import java.util.ArrayList;
import java.util.List;

/** Reads the dbt projects of the crawled sources; a project is a unit. Then tells what changed since the last run. */
final class ParseStage implements Stage {

    private final ProjectGraphs graphs;
    private final SinceLastRun changes;
    private final RunNotes notes;

    ParseStage(ProjectGraphs graphs, SinceLastRun changes, RunNotes notes) {
        this.graphs = graphs;
        this.changes = changes;
        this.notes = notes;
    }

    /** A project of a source. */
    record Unit(SourceSpec source, String root) {}

    /** What a unit did. */
    record Parsed(boolean fresh, long models, long tests, long unresolved) {}

    @Override
    public String name() {
        return "parse";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<Unit> units = units(run);
        if (unit < units.size()) {
            run.progress().advance(unit, units.size(), "projects");
            Unit project = units.get(unit);
            ProjectGraphs.Found found = graphs.of(project.source(), project.root());
            ProjectGraph graph = found.graph();
            long models = graph.artifacts().stream()
                    .filter(a -> a instanceof Model model && model.enabled())
                    .count();
            long tests = graph.artifacts().stream()
                    .filter(a -> a instanceof io.plumbline.model.Test test && test.enabled())
                    .count();
            notes.save(
                    run.id(),
                    "parse:" + unit,
                    new Parsed(found.fresh(), models, tests, graph.gaps().size()));
        }
        boolean more = unit + 1 < units.size();
        if (!more) {
            changes.keep(run);
            Crawled.of(notes, run).forEach(crawled -> graphs.retain(crawled.source(), crawled.projects()));
        }
        return more;
    }

    private List<Unit> units(RunContext run) {
        List<Unit> units = new ArrayList<>();
        for (Crawled crawled : Crawled.of(notes, run)) {
            SourceSpec source = run.source(crawled.source());
            crawled.projects().forEach(root -> units.add(new Unit(source, root)));
        }
        return units;
    }

    @Override
    public String summary(RunContext run) {
        List<Parsed> parsed = new ArrayList<>();
        for (int unit = 0; unit < units(run).size(); unit++) {
            notes.find(run.id(), "parse:" + unit, Parsed.class).ifPresent(parsed::add);
        }
        long fresh = parsed.stream().filter(Parsed::fresh).count();
        String read = fresh == 0 ? "unchanged, nothing parsed" : Counted.of(fresh, "project") + " parsed";
        return "%s, %s, %s: %s"
                .formatted(
                        Counted.of(parsed.size(), "project"),
                        Counted.of(parsed.stream().mapToLong(Parsed::models).sum(), "model"),
                        Counted.of(parsed.stream().mapToLong(Parsed::tests).sum(), "test"),
                        read);
    }
}
