package io.plumbline.pipeline;

import io.plumbline.agent.HouseFact;
import io.plumbline.agent.Knowledge;
import io.plumbline.audit.ModelSql;
import io.plumbline.compare.Comparison;
import io.plumbline.compare.ComparisonText;
import io.plumbline.crawl.GitPosition;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.Artifact;
import io.plumbline.model.Chunk;
import io.plumbline.model.Commit;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RuleInfo;
import io.plumbline.sql.ProjectSql;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a job's last completed run stored: files, graphs, findings, the account and the index. Git is asked where the
 * repository still is. Not safe for concurrent use.
 */
final class JobKnowledge implements Knowledge {

    /** What {@link #lastLook()} calls the run before. */
    static final String LAST_RUN = "the last run";

    private final StoredJob stored;
    private final Estate estate;
    private final List<FileTree> trees;
    private final DocumentPages pages;
    private final Map<String, Map<Crawled, ProjectComparison>> compared = new HashMap<>();
    private @Nullable ModelSql sql;
    private @Nullable List<Finding> findings;
    private @Nullable List<RuleInfo> rules;

    JobKnowledge(StoredJob stored) {
        this.stored = stored;
        this.estate = stored.estate();
        this.trees = stored.trees();
        this.pages = new DocumentPages(trees);
    }

    @Override
    public Estate estate() {
        return estate;
    }

    @Override
    public List<FileTree> trees() {
        return trees;
    }

    @Override
    public Optional<ProjectSql> sql(Artifact artifact) {
        if (sql == null) {
            sql = ModelSql.of(estate);
        }
        return sql.project(artifact);
    }

    @Override
    public List<HouseFact> facts() {
        return stored.facts();
    }

    @Override
    public List<RuleInfo> rules() {
        if (rules == null) {
            rules = Rulebook.of(Plugins.audit(), trees, estate.projects()).rules();
        }
        return rules;
    }

    @Override
    public List<Finding> findings() {
        if (findings == null) {
            findings = stored.findings();
        }
        return findings;
    }

    @Override
    public String lastLook() {
        return LAST_RUN;
    }

    @Override
    public Optional<List<Change>> changes(String revision) {
        Collection<ProjectComparison> known = compared(revision).values();
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.stream()
                        .flatMap(comparison -> of(comparison).stream())
                        .toList());
    }

    @Override
    public Optional<List<Finding>> caused(String revision) {
        List<Reached> reached =
                compared(revision).values().stream().map(Reached::of).toList();
        return reached.isEmpty()
                ? Optional.empty()
                : Optional.of(findings().stream()
                        .filter(finding -> reached.stream().anyMatch(one -> one.test(finding)))
                        .toList());
    }

    @Override
    public Optional<List<Edited>> edited(String revision) {
        Map<Crawled, ProjectComparison> known = compared(revision);
        List<Edited> edited = new ArrayList<>();
        known.forEach((source, comparison) -> edited.addAll(edited(source, comparison.before())));
        return known.isEmpty() ? Optional.empty() : Optional.of(edited);
    }

    private List<Edited> edited(Crawled source, String before) {
        GitPosition now = source.position();
        if (now == null) {
            return List.of();
        }
        GitPosition then = new GitPosition(now.repository(), now.folder(), before);
        try (Opened older = Trees.at(then, source.source())) {
            return TextChanges.of(
                    older.tree(), estate.files().filter(file -> file.source().equals(source.source())));
        } catch (UserError e) {
            return List.of(); // the commit is gone since it was compared
        }
    }

    /** As they are: the run looked for fixes. */
    @Override
    public List<Finding> mended(List<Finding> findings) {
        return List.copyOf(findings);
    }

    /** One comparison for each source that can tell. */
    private Map<Crawled, ProjectComparison> compared(String revision) {
        return compared.computeIfAbsent(revision, since -> {
            Map<Crawled, ProjectComparison> known = new LinkedHashMap<>();
            stored.crawled().forEach(source -> (since.equals(LAST_RUN)
                            ? stored.sinceLastRun(source)
                            : stored.since(source, since))
                    .ifPresent(comparison -> known.put(source, comparison)));
            return known;
        });
    }

    /** A comparison, thing by thing. */
    static List<Change> of(ProjectComparison compared) {
        return compared.projects().stream()
                .flatMap(project -> project.comparison().changes().stream())
                .map(change -> new Change(
                        change.node().id(),
                        change.node().location(),
                        ComparisonText.lines(new Comparison(List.of(change))),
                        Stream.concat(change.reach().models().stream(), change.reach().exposures().stream())
                                .toList()))
                .toList();
    }

    @Override
    public List<Commit> commits(@Nullable Location place, int limit) {
        if (place != null) {
            return past(place.source())
                    .map(past -> past.commits(place.path(), limit))
                    .orElse(List.of());
        }
        return stored.crawled().stream()
                .flatMap(source -> past(source.source()).stream())
                .flatMap(past -> past.commits(limit).stream())
                .distinct()
                .sorted(Comparator.comparing(Commit::committed).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public Optional<PathOwner> owner(Location place) {
        return past(place.source()).flatMap(past -> past.owner(place.path()));
    }

    private Optional<SourcePast> past(String source) {
        return stored.crawled().stream()
                .filter(crawled -> crawled.source().equals(source))
                .flatMap(crawled -> Stream.<GitPosition>ofNullable(crawled.position()))
                .map(position -> new SourcePast(position, List.of()))
                .findFirst();
    }

    @Override
    public Optional<String> page(String source, String path, int page) {
        return pages.text(source, path, page);
    }

    @Override
    public List<Chunk> passages(String question, int limit) {
        return stored.passages(question, limit);
    }

    @Override
    public Optional<String> nearest(String word, Collection<String> names) {
        return Suggestion.of(word, names);
    }
}
