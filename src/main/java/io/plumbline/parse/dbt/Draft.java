package io.plumbline.parse.dbt;

import io.plumbline.model.Location;
import io.plumbline.model.Relation;
import io.plumbline.model.RenderedSql;
import io.plumbline.parse.YamlValue;
import io.plumbline.parse.jinja.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node under construction; one thread works on it at a time. */
final class Draft {

    /** The kinds of nodes that have code and configuration. */
    enum Kind {
        MODEL("model", "models"),
        SEED("seed", "seeds"),
        SNAPSHOT("snapshot", "snapshots"),
        ANALYSIS("analysis", "models"),
        TEST("test", "data_tests"),
        OPERATION("operation", "models"),
        FUNCTION("function", "functions");

        private final String word;
        private final String section;

        Kind(String word, String section) {
            this.word = word;
            this.section = section;
        }

        String word() {
            return word;
        }

        /** Where {@code dbt_project.yml} configures it. */
        String section() {
            return section;
        }
    }

    final Kind kind;
    final ProjectFile file;
    final Location location;
    final String text;
    final List<Call> calls = new ArrayList<>();
    final List<Call> relations = new ArrayList<>();
    final Map<String, @Nullable Object> configCall = new LinkedHashMap<>();
    String name;
    String id;
    List<String> fqn;

    @Nullable
    Template template;

    @Nullable
    RenderedSql rendered;

    boolean failed;
    boolean python;

    @Nullable
    YamlValue entry;

    @Nullable
    String entryPath;

    Map<String, @Nullable Object> properties = Map.of();
    Map<String, @Nullable Object> patchConfig = Map.of();

    @Nullable
    String version;

    @Nullable
    String latestVersion;

    @Nullable
    YamlValue versionEntry;

    @Nullable
    TestSpec test;

    Map<String, @Nullable Object> config = Map.of();
    boolean enabled = true;

    @Nullable
    Relation relation;

    Draft(Kind kind, ProjectFile file, String name, List<String> fqn, Location location, String text) {
        this.kind = kind;
        this.file = file;
        this.name = name;
        this.fqn = fqn;
        this.location = location;
        this.text = text;
        this.id = kind.word() + "." + file.owner().name() + "." + name;
    }

    DbtPackage owner() {
        return file.owner();
    }

    boolean refable() {
        return kind == Kind.MODEL || kind == Kind.SEED || kind == Kind.SNAPSHOT;
    }

    /** The first line of the file that says a word in this node's text; the node's own first line where none does. */
    int line(String word) {
        int at = text.indexOf(word);
        int line = location.line();
        for (int i = 0; i < at; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return Math.min(line, location.endLine());
    }

    /** Records a call, once per target; a certain one replaces a weaker. */
    void record(Call call) {
        for (int i = 0; i < calls.size(); i++) {
            if (calls.get(i).sameTarget(call)) {
                if (call.certainty().compareTo(calls.get(i).certainty()) < 0) {
                    calls.set(i, call);
                }
                return;
            }
        }
        calls.add(call);
    }
}
