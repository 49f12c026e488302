package io.plumbline.job;

import io.plumbline.job.YamlTable.Entry;
import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Reads jobs.yml. Stateless apart from the known types and rules. */
public final class JobsReader {

    private static final long MAX_BYTES = 1024 * 1024;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,99}");

    private final List<TypeSpec> sourceTypes;
    private final List<TypeSpec> channelTypes;
    private final List<RuleInfo> rules;
    private final Map<String, String> environment;

    public JobsReader(
            List<TypeSpec> sourceTypes,
            List<TypeSpec> channelTypes,
            List<RuleInfo> rules,
            Map<String, String> environment) {
        this.sourceTypes = List.copyOf(sourceTypes);
        this.channelTypes = List.copyOf(channelTypes);
        this.rules = List.copyOf(rules);
        this.environment = Map.copyOf(environment);
    }

    /**
     * The checked file.
     *
     * @throws UserError where the file cannot be read
     * @throws SettingsException with every mistake in it
     */
    public JobsFile read(Path file) {
        Path path = file.toAbsolutePath().normalize();
        Problems problems = new Problems(file.toString());
        Node root = YamlFile.compose(text(file), "version, sources and jobs", problems);
        List<JobSpec> jobs = List.of();
        Map<String, SourceSpec> sources = Map.of();
        AnalysesSpec analyses = null;
        if (root != null) {
            YamlTable table =
                    problems.table(file.getFileName().toString(), root, "version: 1, then sources: and jobs:");
            if (table != null) {
                sources = sources(table.get("sources"), path, problems);
                jobs = jobs(table, sources, path, problems);
                analyses = new AnalysesReader(problems).read(table.get("analyses"));
            }
        }
        List<Problem> found = problems.sorted();
        if (!found.isEmpty()) {
            throw new SettingsException(found);
        }
        return new JobsFile(path, jobs, List.copyOf(sources.values()), analyses);
    }

    private static String text(Path file) {
        try {
            if (Files.isDirectory(file)) {
                throw new IOException("it is a folder");
            }
            if (Files.size(file) > MAX_BYTES) {
                throw new IOException("it has more than 1 MiB");
            }
            return Files.readString(file);
        } catch (CharacterCodingException e) {
            throw UserError.input(file + ": it is not UTF-8 text", "Save it as UTF-8.");
        } catch (IOException e) {
            throw UserError.input(
                    file + ": the jobs file cannot be read: " + Reasons.of(e),
                    "Name another file with --jobs FILE, or write one: plumbline init");
        }
    }

    private List<JobSpec> jobs(YamlTable root, Map<String, SourceSpec> sources, Path path, Problems problems) {
        problems.values("the file", root, 1, Grammar.ROOT);
        Entry version = root.get("version");
        if (version != null && version.plain() instanceof Integer number && number != 1) {
            problems.add(version.line(), "version is " + number + "; expected 1", "Write version: 1");
        }
        List<JobSpec> jobs = new ArrayList<>();
        Entry entry = root.get("jobs");
        YamlTable table = entry == null || entry.isNull()
                ? null
                : problems.table("jobs", entry.value(), "nightly: {sources: [shop]}");
        JobReader reader = new JobReader(problems, sources, channelTypes, rules, environment, path);
        if (entry != null && table != null) {
            if (table.entries().isEmpty()) {
                problems.add(
                        entry.line(), "jobs is empty; expected at least one job", "Add nightly: {sources: [shop]}");
            }
            for (Entry job : table.entries()) {
                name("job", job, problems);
                YamlTable body = problems.table("job \"" + job.key() + "\"", job.value(), "{sources: [shop]}");
                if (body != null) {
                    JobSpec spec = reader.read(job, body);
                    if (spec != null) {
                        jobs.add(spec);
                    }
                }
            }
        }
        return jobs;
    }

    private Map<String, SourceSpec> sources(@Nullable Entry entry, Path path, Problems problems) {
        Map<String, SourceSpec> sources = new LinkedHashMap<>();
        YamlTable table = entry == null || entry.isNull()
                ? null
                : problems.table("sources", entry.value(), "shop: {type: dbt, path: ../shop}");
        if (table == null) {
            return sources;
        }
        for (Entry source : table.entries()) {
            name("source", source, problems);
            String what = "source \"" + source.key() + "\"";
            YamlTable body = problems.table(what, source.value(), "{type: dbt, path: ../shop}");
            Typed typed = body == null ? null : Typed.read(what, body, source.line(), sourceTypes, problems);
            if (typed == null) {
                typed = new Typed("", Map.of());
            }
            Placeholders placeholders =
                    new Placeholders(environment, folder(path), path.getFileName() + ":" + source.line());
            Options options = new Options(typed.values(), placeholders);
            sources.put(source.key(), new SourceSpec(source.key(), typed.type(), options, source.line(), folder(path)));
        }
        return sources;
    }

    static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("/") : parent;
    }

    private static void name(String kind, Entry entry, Problems problems) {
        if (!NAME.matcher(entry.key()).matches()) {
            problems.add(
                    entry.line(),
                    kind + " \"" + entry.key() + "\" has no usable name; expected letters, digits, _ . -",
                    "Rename it; it becomes the name of a folder.");
        }
    }

    /** The type and the checked options of a source or channel. */
    record Typed(String type, Map<String, Object> values) {

        static @Nullable Typed read(String what, YamlTable body, int line, List<TypeSpec> types, Problems problems) {
            List<String> names = types.stream().map(TypeSpec::name).sorted().toList();
            Entry type = body.get("type");
            if (type == null) {
                problems.add(line, what + " has no \"type\"; known types: " + String.join(", ", names), "Add type: …");
                return null;
            }
            String name = String.valueOf(type.plain());
            TypeSpec spec = types.stream()
                    .filter(t -> t.name().equals(name))
                    .findFirst()
                    .orElse(null);
            if (spec == null) {
                problems.add(
                        type.line(),
                        what + " has type \"" + name + "\"; known types: " + String.join(", ", names),
                        Suggestion.orElse(name, names, "Use one of these."));
                return null;
            }
            List<OptionSpec> options = new ArrayList<>(spec.options());
            options.add(new OptionSpec("type", OptionSpec.Type.TEXT, true, spec.description(), name));
            return new Typed(name, problems.values(what + " (type " + name + ")", body, line, options));
        }
    }
}
