package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the newest moment of an incremental model once more, which its unique_key makes harmless. */
@Mends(
        value = "incremental-lookback-gap",
        by = "compares with >= instead of >",
        unless = "the model has no unique_key that keeps a row from being stored twice")
final class FromNewestOn implements Remedy {

    private static final Pattern AFTER = Pattern.compile(">(?=\\s*\\(\\s*select\\b)", Pattern.CASE_INSENSITIVE);

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.model(finding)
                .filter(model -> model.properties().text("unique_key") != null)
                .flatMap(model -> bench.file(model.location().path()))
                .flatMap(file -> included(file, finding.location().line()))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> included(TextFile file, int line) {
        Matcher after = AFTER.matcher(file.line(line));
        if (!after.find()) {
            return Optional.empty();
        }
        int at = file.start(line) + after.start();
        return after.find() ? Optional.empty() : Optional.of(file.replace(at, at + 1, ">="));
    }
}
