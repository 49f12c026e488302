package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Home;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.LargeFile;
import io.plumbline.model.Seed;
import io.plumbline.model.Severity;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A file that makes every clone of the repository slow. */
@Rule(
        id = "oversized-file",
        area = Area.HISTORY,
        severity = Severity.WARNING,
        summary = "A large file stands in the repository itself",
        thresholds = "kilobytes")
final class OversizedFile implements HistoryRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        Set<String> seeds = context.estate()
                .of(Seed.class)
                .map(seed -> seed.location().path())
                .collect(Collectors.toSet());
        long most = 1024L * context.threshold("kilobytes", 5120);
        return context.estate().histories().stream().flatMap(history -> history.largeFiles().stream()
                .filter(file -> file.bytes() > most
                        && !history.leftOut().containsKey(file.path())
                        && !seeds.contains(file.path()))
                .flatMap(file -> Homes.of(context, history.source(), file.path()).stream()
                        .flatMap(home -> row(context, home, file))));
    }

    private static Stream<Finding> row(RuleContext context, Home home, LargeFile file) {
        long kilobytes = file.bytes() / 1024;
        return context.finding(
                "project." + home.name(),
                "",
                file.path(),
                "`%s` has %d KB, and every clone of the repository fetches it".formatted(file.path(), kilobytes),
                home.projectFile(),
                Facts.of("file", file.path(), "bytes", file.bytes(), "kilobytes", kilobytes));
    }
}
