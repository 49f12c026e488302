package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the latest version of a model, where that has every column of the old one. */
@Mends(
        value = "old-version-read",
        by = "takes the version out of the ref, which then means the latest",
        unless = "the latest version lacks a column of the old one")
final class LatestVersion implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        String model = String.valueOf(finding.facts().get("model"));
        boolean safe = columns(bench, model, finding.facts().get("latest_version"))
                .flatMap(latest ->
                        columns(bench, model, finding.facts().get("version")).map(latest::containsAll))
                .orElse(false);
        return bench.file(finding.location().path())
                .filter(file -> safe)
                .flatMap(file -> edit(file, finding.location().line(), model))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> edit(TextFile file, int line, String model) {
        Pattern version = Pattern.compile("ref\\(\\s*(?:['\"]\\w+['\"]\\s*,\\s*)?['\"]" + Pattern.quote(model)
                + "['\"](\\s*,\\s*v(?:ersion)?\\s*=\\s*['\"]?[\\w.]+['\"]?)\\s*\\)");
        Matcher found = version.matcher(file.line(line));
        return found.find()
                ? Optional.of(file.replace(file.start(line) + found.start(1), file.start(line) + found.end(1), ""))
                : Optional.empty();
    }

    private static Optional<List<String>> columns(Workbench bench, String name, @Nullable Object version) {
        return bench.estate()
                .of(Model.class)
                .filter(model -> model.name().equals(name) && Objects.equals(version, model.version()))
                .findFirst()
                .flatMap(bench::columns)
                .map(columns -> columns.stream()
                        .map(column -> column.toLowerCase(Locale.ROOT))
                        .toList());
    }
}
