package io.plumbline.pipeline;

import io.plumbline.agent.Agent;
import io.plumbline.agent.HouseFact;
import io.plumbline.agent.Knowledge;
import io.plumbline.audit.ModelSql;
import io.plumbline.chunk.Chunker;
import io.plumbline.crawl.Documents;
import io.plumbline.crawl.GitPosition;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.Trees;
import io.plumbline.index.WordScores;
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
import io.plumbline.model.SourceFile;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.sql.ProjectSql;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is known of the dbt projects of a folder, in memory: no database, no network. Not safe for concurrent use. */
public final class FolderKnowledge implements Knowledge {

    private final Workspace workspace;
    private final DbtSettings settings;
    private final DbtReader reader;
    private final LocalDate today;
    private final SourcePast past;
    private final DocumentPages pages;
    private final Map<String, Optional<ProjectComparison>> compared = new HashMap<>();
    private @Nullable ModelSql sql;
    private @Nullable Checked checked;
    private @Nullable List<RuleInfo> rules;
    private @Nullable WordScores words;

    private FolderKnowledge(Workspace workspace, DbtSettings settings, DbtReader reader, LocalDate today) {
        this.workspace = workspace;
        this.settings = settings;
        this.reader = reader;
        this.today = today;
        this.pages = new DocumentPages(List.of(workspace.tree()));
        this.past = new SourcePast(
                new GitPosition(workspace.base().toString(), "", "HEAD"),
                workspace.graphs().stream().map(graph -> graph.project().root()).toList());
    }

    /**
     * One who answers questions about a folder.
     *
     * @param vars as of dbt's {@code --vars}
     * @param today the day that suppressions expire by
     * @throws UserError of kind INPUT where the path is no folder or holds no dbt project
     */
    public static Agent agent(
            Path folder, String targetName, String targetType, Map<String, Object> vars, LocalDate today) {
        DbtSettings settings = new DbtSettings(targetName, targetType, vars);
        DbtReader reader = new DbtReader();
        return new Agent(new FolderKnowledge(Workspace.open(folder, settings, reader), settings, reader, today));
    }

    @Override
    public Estate estate() {
        return workspace.estate();
    }

    @Override
    public List<FileTree> trees() {
        return List.of(workspace.tree());
    }

    @Override
    public Optional<ProjectSql> sql(Artifact artifact) {
        if (sql == null) {
            sql = ModelSql.of(estate());
        }
        return sql.project(artifact);
    }

    /** None: a folder has no memory. */
    @Override
    public List<HouseFact> facts() {
        return List.of();
    }

    @Override
    public List<RuleInfo> rules() {
        if (rules == null) {
            rules = Rulebook.of(Plugins.audit(), List.of(workspace.tree()), estate().projects())
                    .rules();
        }
        return rules;
    }

    @Override
    public List<Finding> findings() {
        return checked().findings();
    }

    private Checked checked() {
        if (checked == null) {
            checked = Checked.of(workspace, Plugins.audit(), today);
        }
        return checked;
    }

    @Override
    public List<Finding> mended(List<Finding> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        Set<String> prints = wanted.stream().map(Finding::fingerprint).collect(Collectors.toSet());
        return Mended.of(checked(), settings, finding -> prints.contains(finding.fingerprint())).findings().stream()
                .filter(finding -> prints.contains(finding.fingerprint()))
                .toList();
    }

    @Override
    public String lastLook() {
        return "HEAD";
    }

    @Override
    public List<Commit> commits(@Nullable Location place, int limit) {
        return place == null ? past.commits(limit) : past.commits(place.path(), limit);
    }

    @Override
    public Optional<PathOwner> owner(Location place) {
        return past.owner(place.path());
    }

    @Override
    public Optional<String> page(String source, String path, int page) {
        return pages.text(source, path, page);
    }

    @Override
    public Optional<List<Change>> changes(String revision) {
        return compared(revision).map(JobKnowledge::of);
    }

    @Override
    public Optional<List<Finding>> caused(String revision) {
        return compared(revision)
                .map(changes -> Caused.of(changes, checked(), Plugins.audit(), today))
                .map(caused -> findings().stream().filter(caused).toList());
    }

    @Override
    public Optional<List<Edited>> edited(String revision) {
        return compared(revision).flatMap(changes -> {
            try (Opened older = Trees.commit(
                    workspace.base(), changes.before(), workspace.tree().source())) {
                return Optional.of(TextChanges.of(older.tree(), estate().files()));
            } catch (UserError e) {
                return Optional.empty();
            }
        });
    }

    private Optional<ProjectComparison> compared(String revision) {
        return compared.computeIfAbsent(revision, since -> {
            try {
                return Optional.of(ProjectComparison.since(workspace, since, settings, reader));
            } catch (UserError e) {
                return Optional.empty();
            }
        });
    }

    @Override
    public List<Chunk> passages(String question, int limit) {
        if (words == null) {
            words = new WordScores(chunks());
        }
        return words.best(question, limit);
    }

    private List<Chunk> chunks() {
        Chunker chunker = new Chunker(workspace.graphs());
        List<Chunk> chunks = new ArrayList<>();
        TreeSet<String> paths = new TreeSet<>();
        estate().files().map(SourceFile::path).forEach(paths::add);
        workspace.tree().paths().stream()
                .filter(path -> "text/markdown".equals(Documents.mediaType(path)))
                .forEach(paths::add);
        for (String path : paths) {
            try {
                chunks.addAll(chunker.chunk(SourceFile.read(workspace.tree(), path)));
            } catch (IOException e) {
                continue; // what cannot be read answers nothing
            }
        }
        return chunks;
    }

    @Override
    public Optional<String> nearest(String word, Collection<String> names) {
        return Suggestion.of(word, names);
    }
}
