import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Writes a dbt project of a given number of models: a quarter staging, half intermediate with macros and loops, a quarter
 * marts, each with a YAML entry, columns and tests. The same arguments give the same bytes.
 *
 * <p>{@code java bench/GenerateProject.java DIR MODELS [MANIFEST_MEGABYTES]}
 */
public final class GenerateProject {

    private static final int COLUMNS = 18;

    private final Path root;
    private final int models;

    private GenerateProject(Path root, int models) {
        this.root = root;
        this.models = models;
    }

    public static void main(String[] args) throws IOException {
        if (args.length < 2) {
            System.err.println("usage: java bench/GenerateProject.java DIR MODELS [MANIFEST_MEGABYTES]");
            System.exit(2);
        }
        GenerateProject generator = new GenerateProject(Path.of(args[0]), Integer.parseInt(args[1]));
        generator.project();
        if (args.length > 2) {
            generator.manifest(Long.parseLong(args[2]) << 20);
        }
    }

    private void project() throws IOException {
        write("dbt_project.yml", """
                name: bench
                version: "1.0"
                models:
                  bench:
                    staging: {+materialized: view, +schema: staging}
                    marts: {+materialized: table, +schema: marts, +tags: [nightly]}
                vars: {start_date: "2020-01-01"}
                """);
        write("macros/bench.sql", """
                {% macro cents_to_euro(column, digits=2) %}round({{ column }} / 100.0, {{ digits }}){% endmacro %}
                {% macro audited(relation) %}
                  select *, current_timestamp() as read_at from {{ relation }}
                {% endmacro %}
                """);
        for (int i = 0; i < models; i++) {
            model(i);
        }
    }

    private int staging() {
        return Math.max(1, models / 4);
    }

    private String name(int i) {
        return i < staging() ? "stg_" + i : i < models * 3 / 4 ? "int_" + i : "fct_" + i;
    }

    private String folder(int i) {
        String layer = i < staging() ? "staging" : i < models * 3 / 4 ? "intermediate" : "marts";
        return "models/" + layer + "/area_" + i % 20;
    }

    private void model(int i) throws IOException {
        String base = folder(i) + "/" + name(i);
        write(base + ".sql", i < staging() ? staging(i) : later(i));
        StringBuilder yaml = new StringBuilder();
        if (i < staging()) {
            yaml.append("sources:\n  - name: raw_").append(i).append("\n    tables: [{name: events}]\n");
        }
        yaml.append("models:\n  - name: ").append(name(i)).append("\n    description: Model ").append(i).append(".\n")
                .append("    columns:\n      - name: id\n        tests: [unique, not_null]\n");
        for (int c = 1; c < COLUMNS; c++) {
            yaml.append("      - name: column_").append(c).append("\n        description: Column ").append(c).append(" of ")
                    .append(name(i)).append(".\n");
        }
        write(base + ".yml", yaml.toString());
    }

    private String staging(int i) {
        StringBuilder sql = new StringBuilder("with source as (\n    select * from {{ source('raw_" + i
                + "', 'events') }}\n),\nrenamed as (\n    select\n        id,\n");
        for (int c = 1; c < COLUMNS; c++) {
            sql.append("        {{ cents_to_euro('payload:field_").append(c).append("::number') }} as column_").append(c)
                    .append(",\n");
        }
        return sql.append("        loaded_at\n    from source\n    where loaded_at >= '{{ var('start_date') }}'\n)\n")
                .append("select * from renamed\n").toString();
    }

    private String later(int i) {
        int one = (int) ((i * 7919L) % i);
        int other = (int) ((i * 104729L + 17) % i);
        StringBuilder sql = new StringBuilder();
        if (i >= models * 3 / 4) {
            sql.append("{{ config(materialized='incremental', unique_key='id') }}\n");
        }
        sql.append("{% set measures = ['column_1', 'column_2', 'column_3', 'column_4'] %}\nwith one as ({{ audited(ref('")
                .append(name(one)).append("')) }}),\nother as (select * from {{ ref('").append(name(other))
                .append("') }})\nselect\n    one.id,\n{% for m in measures %}    sum(one.{{ m }}) as {{ m }},\n{% endfor %}");
        for (int c = 5; c < COLUMNS; c++) {
            sql.append("    case when other.column_").append(c).append(" > 0 then one.column_").append(c)
                    .append(" else 0 end as column_").append(c).append(",\n");
        }
        return sql.append("    count(*) as rows_read\nfrom one\nleft join other on one.id = other.id\n")
                .append("{% if is_incremental() %}where one.read_at > (select max(read_at) from {{ this }}){% endif %}\n")
                .append("group by all\n").toString();
    }

    /** A manifest of all models, each entry padded with compiled code until the file has the size. */
    private void manifest(long bytes) throws IOException {
        Files.createDirectories(root.resolve("target"));
        int padding = (int) Math.max(0, bytes / models - 900);
        String compiled = "select 1 as x, ".repeat(padding / 15 + 1);
        try (BufferedWriter out = Files.newBufferedWriter(root.resolve("target/manifest.json"))) {
            out.write("{\"metadata\":{\"dbt_schema_version\":\"https://schemas.getdbt.com/dbt/manifest/v12.json\"},\"nodes\":{");
            for (int i = 0; i < models; i++) {
                String id = "model.bench." + name(i);
                out.write((i == 0 ? "" : ",") + String.format(Locale.ROOT, """
                        "%s":{"unique_id":"%s","name":"%s","resource_type":"model","package_name":"bench",\
                        "original_file_path":"%s/%s.sql","path":"%s.sql","database":"PROD","schema":"MART","alias":"%s",\
                        "fqn":["bench","%s"],"config":{"materialized":"view","enabled":true},"tags":[],"meta":{},\
                        "description":"Model %d.","depends_on":{"nodes":[],"macros":[]},"columns":{},"compiled_code":"%s"}""",
                        id, id, name(i), folder(i), name(i), name(i), name(i), name(i), i, compiled));
            }
            out.write("},\"sources\":{},\"macros\":{},\"exposures\":{},\"parent_map\":{}}");
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
