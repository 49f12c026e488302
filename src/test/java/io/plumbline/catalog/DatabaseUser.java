package io.plumbline.catalog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A process of its own that uses the embedded database: each line it is told is SQL whose first value it answers. */
final class DatabaseUser implements AutoCloseable {

    private final Process process;
    private final BufferedReader answers;

    private DatabaseUser(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
    }

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (Database database = Database.open(Map.of("PLUMBLINE_HOME", arguments[0])::get)) {
            JdbcClient jdbc = JdbcClient.create(database.pool());
            out.println("READY " + jdbc.sql("show port").query(String.class).single());
            BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String sql = in.readLine(); sql != null; sql = in.readLine()) {
                out.println("= " + jdbc.sql(sql).query(String.class).list());
            }
        } catch (DatabaseProblem e) {
            out.println("PROBLEM " + e.getMessage());
        }
    }

    /** Starts the process; {@link #ready()} waits until it has the database. */
    static DatabaseUser start(Path home, Map<String, String> environment, List<String> prefix) throws IOException {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                DatabaseUser.class.getName(),
                home.toString()));
        ProcessBuilder builder = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().remove("PLUMBLINE_DB_URL");
        builder.environment().putAll(environment);
        return new DatabaseUser(builder.start());
    }

    /** The server's port. */
    int ready() throws IOException {
        return Integer.parseInt(answer("READY "));
    }

    String ask(String sql) throws IOException {
        process.getOutputStream().write((sql + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
        return answer("= ");
    }

    private String answer(String prefix) throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(prefix)) {
                return line.substring(prefix.length());
            }
            if (line.startsWith("PROBLEM")) {
                throw new IOException(line);
            }
        }
        throw new IOException("the process ended without an answer");
    }

    /** kill -9. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            kill();
        }
    }
}
