package io.plumbline.parse.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Build;
import io.plumbline.model.Citation;
import io.plumbline.model.FileTree;
import io.plumbline.model.Project;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Relation;
import io.plumbline.parse.DbtSettings;
import io.plumbline.parse.NoDbtProject;
import io.plumbline.parse.jinja.Budget;
import io.plumbline.parse.jinja.Interpreter;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Reads one project, in dbt's order: packages, macros, files, properties, configuration, references. */
public final class ProjectReader {

    private final DbtSettings settings;
    private final RenderCache cache;
    private final Problems problems;
    private final Texts texts;
    private final FileFinder finder;
    private final Interpreter interpreter = new Interpreter(Budget.DEFAULT);
    private final YamlStrings strings;

    public ProjectReader(FileTree files, DbtSettings settings, RenderCache cache) {
        this.cache = cache;
        this.settings = settings;
        this.problems = new Problems(files.source());
        this.texts = new Texts(files, problems);
        this.finder = new FileFinder(texts, problems);
        this.strings = new YamlStrings(interpreter, problems);
    }

    /**
     * @param guests SQL files to read as analyses of the project where they are no other node of it
     * @throws NoDbtProject where the folder has no readable {@code dbt_project.yml}
     */
    public ProjectGraph read(String root, Set<String> guests) {
        Map<String, @Nullable Object> base = BaseNames.of(Target.of(settings, null));
        Map<String, @Nullable Object> projectNames = new HashMap<>(base);
        projectNames.put("var", new VarValue(new HashMap<>(settings.vars()), null));
        Scope scope = new Scope(projectNames, name -> NameResolver.UNKNOWN, true);
        PackageLoader.Loaded loaded = new PackageLoader(texts, problems, strings, scope).load(root);
        if (loaded == null) {
            String why = problems.sorted().stream()
                    .findFirst()
                    .map(p -> p.location().line() + ": " + p.why())
                    .orElse("there is no such file");
            throw new NoDbtProject(TreePaths.join(root, "dbt_project.yml"), why);
        }
        DbtPackage project = loaded.packages().get(0);
        MacroFiles macroFiles = new MacroFiles(texts, finder, problems);
        Engine engine = new Engine(
                project,
                loaded.packages(),
                loaded.external(),
                loaded.unnamed(),
                settings,
                new Dialect(settings.targetType()),
                new Vars(project, loaded.packages(), settings.vars()),
                macroFiles.read(project, loaded.packages()),
                base,
                interpreter,
                problems);
        ManifestFile manifest = manifest(project);
        Map<String, Relation> known = new HashMap<>();
        if (manifest != null) {
            try {
                known.putAll(ManifestGraph.relations(manifest));
            } catch (JacksonException e) {
                refused(project, "it is no JSON: " + e.getOriginalMessage());
                manifest = null;
            }
        }
        ProjectGraph graph = new Reading(engine, macroFiles, known).graph(root, guests);
        return manifest == null ? graph : over(graph, manifest, project, loaded.packages());
    }

    private ProjectGraph over(ProjectGraph graph, ManifestFile file, DbtPackage project, List<DbtPackage> packages) {
        Map<String, String> roots = new HashMap<>();
        packages.forEach(p -> roots.put(p.name(), p.root()));
        return new ManifestGraph(file, manifestPath(project), roots, texts.source()).over(graph);
    }

    /** The folder that dbt writes its files to. */
    private static String target(DbtPackage project) {
        String named = SchemaEntry.text(project.setting("target-path"));
        String folder = TreePaths.resolve(project.root(), named.isBlank() ? "target" : named);
        return folder == null ? TreePaths.join(project.root(), "target") : folder;
    }

    private static String manifestPath(DbtPackage project) {
        return TreePaths.join(target(project), "manifest.json");
    }

    /** Null where there is none, or none that can be used. */
    private @Nullable ManifestFile manifest(DbtPackage project) {
        String path = manifestPath(project);
        if (!texts.paths().contains(path)) {
            return null;
        }
        try {
            ManifestFile file = new ManifestFile(texts.tree().bytes(path));
            String refusal = file.refusal();
            if (refusal == null) {
                return file;
            }
            refused(project, refusal);
        } catch (IOException e) {
            refused(project, String.valueOf(e.getMessage()));
        }
        return null;
    }

    private void refused(DbtPackage project, String why) {
        String path = manifestPath(project);
        problems.add(path, 1, path, why + "; the graph is read from the files");
    }

    /** The steps after the macros are known. */
    private final class Reading {
        private final Engine engine;
        private final MacroFiles macroFiles;
        private final Map<String, Relation> known;
        private final Configs configs;
        private final NodeScopes scopes;
        private final RenderCache.Session cached;
        private final Renderer renderer;
        private final NodeIndex index;
        private final Edges edges;
        private final Docs docs;
        private final List<Draft> drafts = new ArrayList<>();
        private final List<SchemaEntry> entries = new ArrayList<>();
        private final List<SourceDraft> sources = new ArrayList<>();

        Reading(Engine engine, MacroFiles macroFiles, Map<String, Relation> known) {
            this.known = known;
            this.engine = engine;
            this.macroFiles = macroFiles;
            this.configs = new Configs(engine.root(), engine.dialect());
            this.scopes = new NodeScopes(engine, configs);
            this.cached = cache.start(texts.source() + "\n" + engine.root().root(), environment(), engine.macros());
            this.renderer = new Renderer(engine, scopes, cached);
            this.index = new NodeIndex(engine);
            this.edges = new Edges(index, problems, texts.source());
            this.docs = new Docs(texts, engine);
        }

        /** What every rendering may depend on besides the node's own text and the macros it asks for. */
        private String environment() {
            StringBuilder all = new StringBuilder(settings.toString())
                    .append(engine.external())
                    .append(engine.unnamed());
            for (DbtPackage owner : engine.packages()) {
                all.append('\n').append(owner.name()).append(' ').append(owner.root());
                all.append(' ').append(texts.tree().hash(owner.file()));
            }
            return Citation.hash(all.toString());
        }

        ProjectGraph graph(String root, Set<String> guests) {
            files(guests);
            nodes();
            List<Artifact> artifacts = new ArrayList<>();
            tests();
            connect(artifacts);
            artifacts.sort(Comparator.comparing(Artifact::id).thenComparing(Artifact::location));
            List<String> installed =
                    engine.packages().stream().skip(1).map(DbtPackage::name).toList();
            Project project = new Project(
                    texts.source(),
                    engine.root().name(),
                    root,
                    texts.tree().revision(),
                    settings.targetType(),
                    installed,
                    new ArrayList<>(engine.external()),
                    Columns.plain(engine.vars().of(engine.root().name())),
                    false);
            edges.all()
                    .sort(Comparator.comparing(io.plumbline.model.Edge::to)
                            .thenComparing(io.plumbline.model.Edge::from));
            Build build = new BuildFiles(texts, problems).read(target(engine.root()));
            return new ProjectGraph(project, artifacts, edges.all(), problems.sorted(), build);
        }

        private void files(Set<String> guests) {
            NodeFiles nodeFiles = new NodeFiles(texts, finder, problems);
            SchemaFiles schemaFiles = new SchemaFiles(texts, finder, engine, strings, cached);
            for (DbtPackage owner : engine.packages()) {
                drafts.addAll(nodeFiles.read(owner));
                entries.addAll(schemaFiles.read(owner));
                docs.read(finder, owner);
            }
            drafts.addAll(nodeFiles.guests(engine.root(), guests, drafts));
            drafts.addAll(new YamlSnapshots(texts).of(entries));
        }

        private void nodes() {
            drafts.parallelStream().forEach(renderer::render);
            drafts.forEach(this::configure);
            Patches patches = new Patches(problems, drafts);
            entries.forEach(patches::apply);
            drafts.stream().filter(d -> d.entry != null).forEach(this::configure);
            drafts.parallelStream().forEach(draft -> {
                draft.relation = new RelationNames(engine, scopes).of(draft);
                new Extras(engine, scopes).add(draft);
            });
            Duplicates.drop(drafts, problems);
            drafts.forEach(index::add);
            List<SchemaEntry> declared =
                    entries.stream().filter(e -> e.key().equals("sources")).toList();
            sources.addAll(new SourceEntries(engine, configs).read(declared));
            sources.forEach(index::add);
        }

        private void configure(Draft draft) {
            draft.config = configs.resolve(
                    draft.kind.section(),
                    Defaults.of(draft),
                    draft.owner(),
                    draft.fqn,
                    draft.patchConfig,
                    draft.configCall);
            draft.enabled = Configs.enabled(draft.config);
        }

        private void tests() {
            GenericTests generic = new GenericTests(engine, texts, strings);
            List<Draft> tests = new ArrayList<>();
            for (SchemaEntry entry : entries) {
                if (List.of("models", "seeds", "snapshots").contains(entry.key())) {
                    tests.addAll(generic.ofNode(entry));
                }
            }
            sources.forEach(source -> tests.addAll(generic.ofSource(source)));
            TestRenderer testRenderer = new TestRenderer(engine, scopes);
            tests.parallelStream().forEach(draft -> {
                TestSpec spec = draft.test;
                if (spec != null) {
                    testRenderer.render(draft, spec);
                }
            });
            tests.forEach(this::configure);
            Duplicates.drop(tests, problems);
            drafts.addAll(tests);
            drafts.stream()
                    .filter(d -> d.kind == Draft.Kind.TEST && edges.dropsTest(d))
                    .forEach(d -> d.enabled = false);
        }

        private void connect(List<Artifact> artifacts) {
            drafts.stream().filter(d -> d.enabled).forEach(edges::of);
            Artifacts maker = new Artifacts(texts, docs, index, known);
            artifacts.addAll(drafts.parallelStream().map(maker::node).toList());
            sources.forEach(source -> artifacts.add(maker.source(source)));
            artifacts.addAll(docs.blocks());
            Macros macros = new Macros(engine, texts, docs, entries);
            macroFiles.found().forEach(found -> artifacts.add(macros.of(found)));
            Operations operations = new Operations(texts, renderer);
            engine.packages().forEach(owner -> artifacts.addAll(operations.of(owner)));
            operations.drafts().forEach(edges::of);
            Exposures exposures = new Exposures(texts, docs, configs, edges);
            UnitTests unitTests = new UnitTests(texts, docs, configs, edges);
            for (SchemaEntry entry : entries) {
                switch (entry.key()) {
                    case "exposures" -> artifacts.add(exposures.exposure(entry));
                    case "groups" -> artifacts.add(exposures.group(entry));
                    case "unit_tests" -> artifacts.addAll(unitTests.of(entry, drafts));
                    default -> {
                        // the other kinds are read elsewhere
                    }
                }
            }
            cached.finish();
            renderer.reportAbsent();
            artifacts.addAll(new Semantics(texts, docs, configs, edges).read(entries));
        }
    }
}
