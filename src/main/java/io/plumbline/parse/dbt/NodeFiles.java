package io.plumbline.parse.dbt;

import io.plumbline.model.Location;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.SnapshotBlock;
import io.plumbline.parse.jinja.SourceBlocks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a draft of every node that is a file, or a block of one: models, functions, seeds, snapshots, analyses,
 * singular tests.
 */
final class NodeFiles {

    private final Texts texts;
    private final FileFinder finder;
    private final Problems problems;

    NodeFiles(Texts texts, FileFinder finder, Problems problems) {
        this.texts = texts;
        this.finder = finder;
        this.problems = problems;
    }

    List<Draft> read(DbtPackage owner) {
        List<Draft> drafts = new ArrayList<>();
        each(finder.find(owner, owner.modelPaths(), ".sql", ".py"), file -> sql(Draft.Kind.MODEL, file), drafts);
        each(finder.find(owner, owner.snapshotPaths(), ".sql"), this::snapshots, drafts);
        each(finder.find(owner, owner.analysisPaths(), ".sql"), file -> sql(Draft.Kind.ANALYSIS, file), drafts);
        each(
                finder.find(owner, owner.testPaths(), ".sql").stream()
                        .filter(NodeFiles::singular)
                        .toList(),
                file -> sql(Draft.Kind.TEST, file),
                drafts);
        each(finder.find(owner, owner.functionPaths(), ".sql", ".py"), file -> sql(Draft.Kind.FUNCTION, file), drafts);
        each(finder.find(owner, owner.seedPaths(), ".csv"), file -> List.of(seed(file)), drafts);
        return drafts;
    }

    /**
     * Files that none of these nodes was read from with its SQL: their snapshot blocks, else the file as an
     * analysis.
     */
    List<Draft> guests(DbtPackage owner, Set<String> paths, List<Draft> nodes) {
        Set<String> known = nodes.stream()
                .filter(draft -> draft.kind != Draft.Kind.TEST)
                .map(draft -> draft.file.path())
                .collect(Collectors.toSet());
        List<Draft> drafts = new ArrayList<>();
        for (String path : paths) {
            if (!known.contains(path) && texts.paths().contains(path)) {
                ProjectFile file = new ProjectFile(owner, path, ".", path);
                Collection<Draft> snapshots = snapshots(file);
                Collection<Draft> found = snapshots.isEmpty() ? sql(Draft.Kind.ANALYSIS, file) : snapshots;
                found.forEach(
                        draft -> draft.id = draft.kind.word() + "." + owner.name() + "." + path + "." + draft.name);
                drafts.addAll(found);
            }
        }
        return drafts;
    }

    private interface Maker {
        Collection<Draft> make(ProjectFile file);
    }

    private static void each(List<ProjectFile> files, Maker maker, List<Draft> drafts) {
        files.forEach(file -> drafts.addAll(maker.make(file)));
    }

    private static boolean singular(ProjectFile file) {
        return Stream.of("generic/", "fixtures/").noneMatch(file.relative()::startsWith);
    }

    private Collection<Draft> sql(Draft.Kind kind, ProjectFile file) {
        String text = texts.read(file.path());
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> fqn = file.fqnPrefix();
        if (kind == Draft.Kind.ANALYSIS) {
            fqn.add(1, "analysis");
        }
        fqn.add(file.stem());
        Draft draft = new Draft(kind, file, file.stem(), fqn, texts.whole(file.path(), text), text);
        draft.python = file.path().toLowerCase(Locale.ROOT).endsWith(".py");
        return List.of(draft);
    }

    /** A seed's rows are data: only the header is looked at, and not here. */
    private Draft seed(ProjectFile file) {
        List<String> fqn = file.fqnPrefix();
        fqn.add(file.stem());
        Location first = Location.ofLine(texts.source(), file.path(), 1);
        return new Draft(Draft.Kind.SEED, file, file.stem(), fqn, first, "");
    }

    private Collection<Draft> snapshots(ProjectFile file) {
        String text = texts.read(file.path());
        if (text == null) {
            return List.of();
        }
        SourceBlocks blocks = SourceBlocks.ofSql(text, file.path());
        for (JinjaError problem : blocks.problems()) {
            problems.add(file.path(), problem.line(), file.path(), problem.reason());
        }
        List<Draft> drafts = new ArrayList<>();
        for (SnapshotBlock block : blocks.snapshots()) {
            List<String> fqn = file.fqnPrefix();
            fqn.add(file.stem());
            fqn.add(block.name());
            Location lines = texts.at(file.path(), block.line(), block.endLine());
            Draft draft = new Draft(Draft.Kind.SNAPSHOT, file, block.name(), fqn, lines, block.text());
            draft.template = block.body();
            drafts.add(draft);
        }
        return drafts;
    }
}
