package io.plumbline.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The real program in a process of its own, from the classes under test. */
final class PlumblineProcess implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 240;

    private final Process process;
    private final List<String> err = Collections.synchronizedList(new ArrayList<>());
    private final List<String> out = Collections.synchronizedList(new ArrayList<>());
    private final List<Thread> readers = new ArrayList<>();

    private PlumblineProcess(Process process) {
        this.process = process;
        readers.add(read(process.inputReader(StandardCharsets.UTF_8), out));
        readers.add(
                read(new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8)), err));
    }

    /** @param home the data folder */
    static PlumblineProcess start(Path home, Path folder, String... arguments) throws IOException {
        return main(Plumbline.class, home, folder, arguments);
    }

    /** The same with more in its environment. */
    static PlumblineProcess start(Map<String, String> environment, Path home, Path folder, String... arguments)
            throws IOException {
        return main(environment, Plumbline.class, home, folder, arguments);
    }

    /** Another program of the same classes. */
    static PlumblineProcess main(Class<?> main, Path home, Path folder, String... arguments) throws IOException {
        return main(Map.of(), main, home, folder, arguments);
    }

    private static PlumblineProcess main(
            Map<String, String> environment, Class<?> main, Path home, Path folder, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-DOPT_OUT_TRACKING=true",
                "-Dai.djl.offline=true",
                "-Dplumbline.root=" + Path.of("").toAbsolutePath(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("PLUMBLINE_HOME", home.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLUMBLINE_DB"));
        return new PlumblineProcess(builder.start());
    }

    private static Thread read(BufferedReader reader, List<String> lines) {
        Thread thread = new Thread(() -> {
            try (reader) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(the stream broke: " + e.getMessage() + ")");
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** The exit code. */
    int await() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("it does not end; it said:\n" + err());
        }
        for (Thread reader : readers) {
            reader.join(5_000);
        }
        return process.exitValue();
    }

    /** Waits until the lines of stdout fit, or the process ends. */
    void awaitOut(Predicate<List<String>> fits) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            synchronized (out) {
                if (fits.test(out)) {
                    return;
                }
            }
            Thread.sleep(5);
        }
    }

    /** Waits until a line of stderr fits, or the process ends. */
    void awaitLine(Predicate<String> fits) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end && process.isAlive()) {
            synchronized (err) {
                if (err.stream().anyMatch(fits)) {
                    return;
                }
            }
            Thread.sleep(5);
        }
    }

    /** SIGKILL. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** SIGTERM. */
    void terminate() {
        process.destroy();
    }

    String err() {
        synchronized (err) {
            return String.join("\n", err);
        }
    }

    String out() {
        synchronized (out) {
            return String.join("\n", out);
        }
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            kill();
        }
    }
}
