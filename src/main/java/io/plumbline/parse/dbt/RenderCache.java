package io.plumbline.parse.dbt;

import io.plumbline.model.RenderedSql;
import io.plumbline.parse.YamlReader;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What rendering the nodes of projects gave and what their properties files hold, kept from one read to the next: a node is rendered again only where its text, the
 * project's settings, or the answer to a question its rendering asked of the macro table changed. Holds the nodes of the last
 * read of each project. Safe for concurrent use.
 */
public final class RenderCache {

    private final Map<String, Read> projects = new ConcurrentHashMap<>();
    private final AtomicInteger rendered = new AtomicInteger();

    private record Key(String environment, Draft.Kind kind, String path, String name, String text) {}

    private record Kept(
            List<Call> calls,
            List<Call> relations,
            Map<String, @Nullable Object> configCall,
            RenderedSql rendered,
            @Nullable Template template,
            NodeNames.Asked asked) {}

    /** One read of a project: its renderings and its properties files by text. */
    private record Read(Map<Key, Kept> renderings, Map<String, YamlValue> properties) {
        Read() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    /** Renderings made so far, by all reads together. */
    public int rendered() {
        return rendered.get();
    }

    Session start(String project, String environment, MacroTable macros) {
        return new Session(project, environment, macros);
    }

    /** The cache during one read of one project. */
    final class Session {

        private final String project;
        private final String environment;
        private final MacroTable macros;
        private final Read before;
        private final Read now = new Read();

        private Session(String project, String environment, MacroTable macros) {
            this.project = project;
            this.environment = environment;
            this.macros = macros;
            this.before = projects.getOrDefault(project, new Read());
        }

        /** Gives a draft what its last rendering gave and says what that asked; null where it has to be rendered. */
        NodeNames.@Nullable Asked reuse(Draft draft) {
            Key key = key(draft);
            Kept kept = before.renderings().get(key);
            if (kept == null || !kept.asked().sameAnswers(macros)) {
                return null;
            }
            now.renderings().put(key, kept);
            draft.calls.addAll(kept.calls());
            draft.relations.addAll(kept.relations());
            draft.configCall.putAll(kept.configCall());
            draft.rendered = kept.rendered();
            draft.template = kept.template();
            return kept.asked();
        }

        /** Keeps what a draft was just rendered to. */
        void keep(Draft draft, NodeNames.Asked asked) {
            rendered.incrementAndGet();
            RenderedSql sql = draft.rendered;
            if (sql != null) {
                now.renderings()
                        .put(
                                key(draft),
                                new Kept(
                                        List.copyOf(draft.calls),
                                        List.copyOf(draft.relations),
                                        new LinkedHashMap<>(draft.configCall),
                                        sql,
                                        draft.template,
                                        asked));
            }
        }

        /**
         * What a properties file holds; null where it is empty.
         *
         * @throws io.plumbline.parse.YamlError where it is no YAML
         */
        @Nullable
        YamlValue properties(String text) {
            YamlValue known = before.properties().get(text);
            YamlValue root = known == null ? new YamlReader().read(text) : known;
            if (root != null) {
                now.properties().put(text, root);
            }
            return root;
        }

        /** From now on this read is the last one. */
        void finish() {
            projects.put(project, now);
        }

        private Key key(Draft draft) {
            return new Key(environment, draft.kind, draft.file.path(), draft.name, draft.text);
        }
    }
}
