package io.plumbline.cli;

import io.plumbline.agent.Agent;
import io.plumbline.analysis.QueryDraft;
import io.plumbline.analysis.Wish;
import io.plumbline.job.UserError;
import io.plumbline.model.ProjectGraph;
import io.plumbline.pipeline.Check;
import io.plumbline.pipeline.FolderKnowledge;
import io.plumbline.pipeline.ProjectComparison;
import io.plumbline.pipeline.ProjectLineage;
import io.plumbline.pipeline.QueryDrafts;
import io.plumbline.pipeline.Repair;
import io.plumbline.pipeline.RepositoryGraph;
import io.plumbline.pipeline.SqlFiles;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import picocli.CommandLine.Option;

/** How to read a dbt project; shared by the commands that read one without a jobs file. */
final class ProjectOptions {

    @Option(
            names = "--target-name",
            paramLabel = "NAME",
            defaultValue = "prod",
            description = "What target.name is in Jinja. Default: ${DEFAULT-VALUE}.")
    private String targetName = "prod";

    @Option(
            names = "--target-type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "The adapter. Default: what profiles.yml or Python requirements name, else snowflake.")
    private String targetType = "";

    @Option(
            names = "--vars",
            paramLabel = "YAML",
            defaultValue = "{}",
            description = "Variables as a YAML mapping, as dbt's --vars.")
    private String vars = "{}";

    ProjectGraph read(Path folder) {
        return RepositoryGraph.read(folder, targetName, targetType, vars());
    }

    SqlFiles files(List<Path> files, boolean compiled, String dialect) {
        return new SqlFiles(files, compiled, dialect, targetName, targetType, vars());
    }

    ProjectLineage lineage(Path folder, String dialect) {
        return ProjectLineage.read(folder, dialect, targetName, targetType, vars());
    }

    ProjectComparison compare(Path folder, String range) {
        return ProjectComparison.of(folder, range, targetName, targetType, vars());
    }

    QueryDraft draft(Wish wish, Path folder) {
        return QueryDrafts.of(wish, folder, targetName, targetType, vars());
    }

    Agent agent(Path folder) {
        return FolderKnowledge.agent(folder, targetName, targetType, vars(), LocalDate.now(ZoneOffset.UTC));
    }

    Repair repair(Path folder, List<String> rules, boolean unproven) {
        return Repair.of(folder, targetName, targetType, vars(), rules, unproven);
    }

    Check check(
            Path folder,
            @Nullable Path baseline,
            @Nullable String since,
            @Nullable Path account,
            boolean fixes,
            boolean history,
            Instant now) {
        return Check.of(
                new Check.Request(folder, targetName, targetType, vars(), baseline, since, account, fixes, history),
                now);
    }

    /** The adapter that was told, else the other one. */
    String targetType(String otherwise) {
        return targetType.isEmpty() ? otherwise : targetType;
    }

    private Map<String, Object> vars() {
        try {
            if (new Yaml(new SafeConstructor(new LoaderOptions())).load(vars) instanceof Map<?, ?> map) {
                Map<String, Object> named = new LinkedHashMap<>();
                map.forEach((name, value) -> named.put(String.valueOf(name), value));
                return named;
            }
        } catch (YAMLException e) {
            // said below, as for every other text that is no mapping
        }
        throw UserError.input(
                "--vars is \"" + vars + "\"; expected a YAML mapping",
                "For example --vars '{start_date: \"2024-01-01\"}'");
    }
}
