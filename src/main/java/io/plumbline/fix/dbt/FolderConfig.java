package io.plumbline.fix.dbt;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What moving a model to another folder would change of its configuration, told by the models that stand there. */
final class FolderConfig {

    /** What the model itself may say instead of its folder. */
    private static final Set<String> PINNED = Set.of("schema", "database", "materialized");

    private FolderConfig() {}

    /**
     * The text of a model's file with what its new folder configures differently said by itself; empty where something
     * else differs, or the models there all configure it themselves.
     */
    static Optional<String> pinned(Model model, TextFile file, String folder, Workbench bench) {
        List<Model> there = bench.estate()
                .own(Model.class)
                .filter(other -> LastEntry.folder(other.location().path()).equals(folder))
                .toList();
        Set<String> keys = new TreeSet<>(model.properties().config().keySet());
        there.forEach(other -> keys.addAll(other.properties().config().keySet()));
        TextFile text = file;
        for (String key : keys) {
            Object now = model.properties().config().get(key);
            boolean differs = !says(model, key, bench)
                    && there.stream()
                            .filter(other -> !says(other, key, bench))
                            .findFirst()
                            .map(other ->
                                    !Objects.equals(other.properties().config().get(key), now))
                            .orElse(true);
            if (differs) {
                Optional<String> with =
                        PINNED.contains(key) && String.valueOf(now).matches("\\w+") && now != null
                                ? ConfigCall.put(text, key, now.toString()).map(text::with)
                                : Optional.empty();
                if (with.isEmpty()) {
                    return Optional.empty();
                }
                text = new TextFile(file.path(), with.get());
            }
        }
        return Optional.of(text.text());
    }

    /** Whether a model's own file or YAML entry may say it. */
    private static boolean says(Model model, String key, Workbench bench) {
        Pattern word = Pattern.compile("\\b" + Pattern.quote(key.replace("-", "_")) + "\\s*[=:]");
        Location declared = model.properties().declared();
        Optional<YamlEntry> entry = declared == null ? Optional.empty() : YamlEntry.at(declared, bench);
        return bench.file(model.location().path())
                        .filter(file ->
                                word.matcher(file.text().replace('-', '_')).find())
                        .isPresent()
                || entry.filter(one -> one.lines(0).stream().anyMatch(line -> word.matcher(line.replace('-', '_'))
                                .find()))
                        .isPresent();
    }

    /** Takes what dbt_project.yml says for one model alone out of it; empty where its name stands there otherwise. */
    static Optional<List<Edit>> without(TextFile project, String name) {
        Matcher words = Pattern.compile("(?m)(?<![\\w.])" + Pattern.quote(name) + "(?![\\w.])")
                .matcher(project.text());
        if (!words.find()) {
            return Optional.of(List.of());
        }
        int line = (int) project.text()
                        .substring(0, words.start())
                        .chars()
                        .filter(c -> c == '\n')
                        .count()
                + 1;
        int last = line;
        while (!project.line(last + 1).isBlank() && project.indent(last + 1) > project.indent(line)) {
            last++;
        }
        boolean alone = !words.find() && project.line(line).strip().equals(name + ":") && last > line;
        boolean siblings = project.indent(last + 1) == project.indent(line)
                        && !project.line(last + 1).isBlank()
                || project.indent(line - 1) >= project.indent(line);
        return alone && siblings ? Optional.of(List.of(project.delete(line, last))) : Optional.empty();
    }
}
