package io.plumbline.parse.dbt;

import io.plumbline.model.DocBlock;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.DocsBlock;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.Scope;
import io.plumbline.parse.jinja.SourceBlocks;
import io.plumbline.parse.jinja.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The {@code docs} blocks of all packages, and descriptions with their {@code doc()} calls replaced. Once every package is read
 * it is safe for concurrent use.
 */
final class Docs {

    private final Texts texts;
    private final Engine engine;
    private final List<DocBlock> blocks = new ArrayList<>();
    private final Map<String, Map<String, String>> byName = new HashMap<>();
    private final Map<String, Scope> scopes = new ConcurrentHashMap<>();

    Docs(Texts texts, Engine engine) {
        this.texts = texts;
        this.engine = engine;
    }

    void read(FileFinder finder, DbtPackage owner) {
        List<String> folders = owner.setting("docs-paths") == null ? owner.allPaths() : owner.paths("docs-paths", null);
        for (ProjectFile file : finder.find(owner, folders, ".md")) {
            String text = texts.read(file.path());
            if (text == null || !text.contains("{%")) {
                continue;
            }
            SourceBlocks found = SourceBlocks.ofMarkdown(text, file.path());
            for (JinjaError problem : found.problems()) {
                engine.problems().add(file.path(), problem.line(), file.path(), problem.reason());
            }
            for (DocsBlock block : found.docs()) {
                String id = "doc." + owner.name() + "." + block.name();
                String body = block.text().strip();
                blocks.add(new DocBlock(
                        id, block.name(), owner.name(), texts.at(file.path(), block.line(), block.endLine()), body));
                byName.computeIfAbsent(block.name(), k -> new LinkedHashMap<>()).putIfAbsent(owner.name(), body);
            }
        }
    }

    List<DocBlock> blocks() {
        return blocks;
    }

    /** A description as dbt shows it. */
    String description(@Nullable Object text, DbtPackage owner, String path, int line) {
        String raw = SchemaEntry.text(text);
        if (!YamlStrings.jinja(raw)) {
            return raw;
        }
        Scope scope = scopes.computeIfAbsent(owner.name(), k -> scope(owner));
        try {
            return engine.interpreter().render(Template.parse(raw, path), scope).text();
        } catch (JinjaError e) {
            engine.problems().add(path, line, raw, "the description cannot be rendered: " + e.reason());
            return raw;
        }
    }

    private Scope scope(DbtPackage owner) {
        Map<String, @Nullable Object> names =
                new HashMap<>(engine.yamlScope(owner).variables());
        names.put("doc", (Callable) call -> doc(call, owner.name()));
        return new Scope(names, name -> NameResolver.UNKNOWN, true);
    }

    private String doc(Invocation call, String from) {
        List<@Nullable Object> given = call.positional();
        if (given.isEmpty() || given.size() > 2) {
            throw call.error("doc() expects a name, or a package and a name");
        }
        String name = Python.str(given.get(given.size() - 1));
        Map<String, String> found = byName.getOrDefault(name, Map.of());
        List<String> order = given.size() == 2
                ? List.of(Python.str(given.get(0)))
                : List.of(engine.root().name(), from);
        for (String place : order) {
            if (found.containsKey(place)) {
                return found.get(place);
            }
        }
        if (given.size() == 1 && !found.isEmpty()) {
            return found.values().iterator().next();
        }
        throw call.error("there is no docs block '" + name + "'");
    }
}
