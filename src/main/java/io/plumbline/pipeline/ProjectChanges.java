package io.plumbline.pipeline;

import io.plumbline.compare.Comparison;
import io.plumbline.compare.ComparisonText;
import io.plumbline.compare.NodeChange;
import io.plumbline.report.ChangeCost;
import io.plumbline.report.ProjectChange;
import java.util.Comparator;
import java.util.List;

/** What a comparison says, for the report. */
final class ProjectChanges {

    /** Changes of a project that are listed; the others are counted. */
    private static final int SHOWN = 25;

    /** Lines about one change. */
    private static final int DETAILS = 8;

    private ProjectChanges() {}

    /**
     * Each project that changed.
     *
     * @param costs what accounts tell of what models cost
     */
    static List<ProjectChange> of(String source, ProjectComparison compared, ChangeCosts costs) {
        return compared.projects().stream()
                .filter(project -> !project.comparison().isEmpty())
                .map(project -> of(source, project, compared, costs.of(project.comparison())))
                .toList();
    }

    private static ProjectChange of(
            String source, ProjectComparison.Project project, ProjectComparison compared, List<ChangeCost> costs) {
        Comparison comparison = project.comparison();
        List<NodeChange> changes = comparison.changes().stream()
                .sorted(Comparator.comparingInt(
                        change -> -change.reach().models().size()
                                - change.reach().exposures().size()))
                .toList();
        return new ProjectChange(
                source,
                project.root(),
                compared.before(),
                compared.after(),
                ComparisonText.summary(comparison),
                changes.stream().limit(SHOWN).map(ProjectChanges::item).toList(),
                Math.max(0, changes.size() - SHOWN),
                costs);
    }

    private static ProjectChange.Item item(NodeChange change) {
        List<String> lines = ComparisonText.lines(new Comparison(List.of(change)));
        return new ProjectChange.Item(
                lines.get(0),
                lines.stream().skip(1).limit(DETAILS).map(String::strip).toList());
    }
}
