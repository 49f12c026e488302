package io.plumbline.crawl.dbt;

import io.plumbline.crawl.CommonOptions;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.Documents;
import io.plumbline.crawl.Opened;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.model.Readiness;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * The dbt projects of a folder or repository. A folder without {@code ref} is read as it is on disk: installed packages
 * and {@code target/manifest.json} are usually ignored by Git and are seen all the same.
 */
@Component
final class DbtConnector implements Connector {

    private final SourceTrees trees;

    DbtConnector(SourceTrees trees) {
        this.trees = trees;
    }

    @Override
    public TypeSpec type() {
        return new TypeSpec(
                "dbt",
                "The dbt projects of a folder or Git repository, with the documents beside them",
                CommonOptions.and(
                        new OptionSpec(
                                "project",
                                OptionSpec.Type.LIST,
                                false,
                                "Folders of the projects to audit (every one that is found)",
                                "[\"transform\"]"),
                        new OptionSpec(
                                "target-name", OptionSpec.Type.TEXT, false, "What target.name is in Jinja", "prod"),
                        new OptionSpec(
                                "target-type",
                                OptionSpec.Type.TEXT,
                                false,
                                "The adapter: snowflake, bigquery, redshift, postgres, databricks, duckdb, trino (what profiles.yml or"
                                        + " Python requirements name, else snowflake)",
                                "snowflake"),
                        new OptionSpec(
                                "target-database",
                                OptionSpec.Type.TEXT,
                                false,
                                "What target.database is: the database production writes to",
                                "ANALYTICS"),
                        new OptionSpec(
                                "target-schema",
                                OptionSpec.Type.TEXT,
                                false,
                                "What target.schema is: the schema production writes to, or prefixes others with",
                                "DBT"),
                        new OptionSpec(
                                "vars",
                                OptionSpec.Type.MAP,
                                false,
                                "Variables, as dbt's --vars",
                                "{start_date: \"2024-01-01\"}")));
    }

    @Override
    public Crawl open(SourceSpec source) {
        return trees.crawl(source, SourceTrees.Read.FILES, opened -> read(source, opened));
    }

    @Override
    public Readiness examine(SourceSpec source) {
        return trees.reach(source).orElseGet(() -> Connector.super.examine(source));
    }

    private static Crawl read(SourceSpec source, Opened opened) {
        DbtProjects found = DbtProjects.in(opened.tree());
        List<String> named = source.options().list("project").stream()
                .map(DbtConnector::clean)
                .distinct()
                .sorted()
                .toList();
        List<String> documents = Documents.of(opened.tree(), found.installed());
        if (named.isEmpty()) {
            if (found.roots().isEmpty()) {
                throw noProject(source, opened.tree());
            }
            return opened.crawl(found.roots(), documents);
        }
        for (String folder : named) {
            if (!opened.tree().paths().contains(folder.isEmpty() ? "dbt_project.yml" : folder + "/dbt_project.yml")) {
                throw noSuchProject(source, folder, found.roots());
            }
        }
        return opened.crawl(
                named,
                documents.stream()
                        .filter(path -> named.stream().anyMatch(root -> root.isEmpty() || path.startsWith(root + "/")))
                        .toList());
    }

    private static String clean(String folder) {
        String plain = folder.startsWith("./") ? folder.substring(2) : folder;
        String whole = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        return whole.equals(".") ? "" : whole;
    }

    private static UserError noProject(SourceSpec source, FileTree tree) {
        return UserError.source(
                named(source) + " has " + tree.paths().size()
                        + " files and no dbt_project.yml among them; expected at least one dbt project",
                "Point path at the project's folder or above it, or use type git or docs.");
    }

    private static UserError noSuchProject(SourceSpec source, String folder, List<String> found) {
        String there = found.isEmpty()
                ? "none was found"
                : "found "
                        + String.join(
                                ", ",
                                found.stream().map(f -> f.isEmpty() ? "." : f).toList());
        return UserError.input(
                named(source) + " has project \"" + folder + "\", which has no dbt_project.yml; " + there,
                "Name a folder below path, or remove project to audit every one.");
    }

    private static String named(SourceSpec source) {
        return "source \"" + source.name() + "\" (jobs.yml, line " + source.line() + ")";
    }
}
