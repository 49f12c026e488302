package io.plumbline.parse;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.model.FileTree;
import io.plumbline.model.SourceFile;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The adapter of a project where nobody tells it: the one type that the repository's {@code profiles.yml} has for the project's
 * profile, else the one adapter that the Python requirements of the project's folder and those above it name. Where they
 * name none or several it is Snowflake's.
 */
final class ProjectAdapter {

    private static final String OTHERWISE = "snowflake";
    private static final int MOST_BYTES = 1 << 20;

    private static final Pattern PROFILE = Pattern.compile("(?m)^profile:\\s*['\"]?([\\w.-]+)");
    private static final Pattern REQUIREMENTS =
            Pattern.compile("requirements[\\w.-]*\\.(txt|in)|pyproject\\.toml|Pipfile|environment\\.ya?ml");
    private static final Pattern NAMED = Pattern.compile(
            "(?im)^[ \\t]*-?[ \\t]*['\"]?dbt[-_](snowflake|bigquery|postgres|redshift|databricks|spark|duckdb|trino"
                    + "|athena|clickhouse|sqlserver|fabric|synapse|mysql|oracle|teradata|vertica|exasol|dremio)\\b");

    private final FileTree files;
    private final String root;

    private ProjectAdapter(FileTree files, String root) {
        this.files = files;
        this.root = root;
    }

    /** @param root the project's folder below the tree's root; empty for the tree's root itself */
    static String of(FileTree files, String root) {
        ProjectAdapter project = new ProjectAdapter(files, root);
        Set<String> types = project.profiled();
        Set<String> found = types.isEmpty() ? project.required() : types;
        return found.size() == 1 ? found.iterator().next() : OTHERWISE;
    }

    private Set<String> profiled() {
        Set<String> types = new TreeSet<>();
        Matcher named = PROFILE.matcher(text((root.isEmpty() ? "" : root + "/") + "dbt_project.yml"));
        if (named.find()) {
            files.paths().stream()
                    .filter(path -> name(path).equals("profiles.yml") && !path.contains("dbt_packages/"))
                    .forEach(path -> addTypes(path, named.group(1), types));
        }
        return types;
    }

    private void addTypes(String path, String profile, Set<String> types) {
        try {
            YamlValue profiles = new YamlReader().read(text(path));
            YamlValue ours = profiles == null ? null : profiles.get(profile);
            YamlValue outputs = ours == null ? null : ours.get("outputs");
            if (outputs != null) {
                outputs.entries().values().stream()
                        .flatMap(output -> Stream.ofNullable(output.text("type")))
                        .forEach(type -> types.add(type.toLowerCase(Locale.ROOT)));
            }
        } catch (YamlError e) {
            // one that is a template itself tells nothing
        }
    }

    private Set<String> required() {
        Set<String> types = new TreeSet<>();
        files.paths().stream()
                .filter(path -> REQUIREMENTS.matches(name(path)) && isAbove(folder(path)))
                .forEach(path -> {
                    Matcher matcher = NAMED.matcher(text(path));
                    while (matcher.find()) {
                        types.add(matcher.group(1).toLowerCase(Locale.ROOT));
                    }
                });
        return types;
    }

    private boolean isAbove(String folder) {
        return folder.isEmpty() || (root + "/").startsWith(folder + "/");
    }

    private String text(String path) {
        try {
            return files.size(path) > MOST_BYTES || files.hash(path) == null
                    ? ""
                    : SourceFile.decode(path, files.bytes(path));
        } catch (IOException e) {
            return "";
        }
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
