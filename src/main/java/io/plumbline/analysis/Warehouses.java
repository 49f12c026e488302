package io.plumbline.analysis;

import io.plumbline.crawl.QueryRunner;
import io.plumbline.job.JobsFile;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import java.util.List;
import java.util.stream.Collectors;

/** The sources of a jobs file that queries can be run on. */
final class Warehouses {

    private final List<QueryRunner> runners;

    Warehouses(List<QueryRunner> runners) {
        this.runners = List.copyOf(runners);
    }

    record Warehouse(SourceSpec source, QueryRunner runner) {}

    Warehouse named(JobsFile jobs, String name) {
        String file = String.valueOf(jobs.path().getFileName());
        List<String> names = jobs.sources().stream().map(SourceSpec::name).toList();
        SourceSpec source = jobs.sources().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> UserError.input(
                        file + " has no source \"" + name + "\"; its sources: " + String.join(", ", names),
                        Suggestion.orElse(name, names, "Name one of these.")));
        return runners.stream()
                .filter(runner -> runner.type().equals(source.type()))
                .findFirst()
                .map(runner -> new Warehouse(source, runner))
                .orElseThrow(() -> UserError.input(
                        file + ":" + source.line() + ": source \"" + name + "\" is of type " + source.type()
                                + "; queries run on sources of type "
                                + runners.stream().map(QueryRunner::type).collect(Collectors.joining(", ")),
                        "Name a source of such a type."));
    }

    /** The source that an analysis was asked for, by its target. */
    Warehouse of(JobsFile jobs, String target) {
        return named(
                jobs,
                target.lines()
                        .filter(line -> line.startsWith("source="))
                        .map(line -> line.substring("source=".length()))
                        .findFirst()
                        .orElse(""));
    }
}
