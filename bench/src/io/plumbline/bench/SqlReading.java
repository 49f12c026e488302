package io.plumbline.bench;

import io.plumbline.sql.SqlStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.statement.Statement;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Reads every SQL file of a folder, once with Plumbline and once with JSqlParser, without its threads and with its own order of
 * tries: quick first, then thorough. {@code texts=both} leaves out what JSqlParser cannot read.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class SqlReading {

    /** The folder. */
    @Param("")
    public String corpus = "";

    @Param({"both", "all"})
    public String texts = "";

    private List<String> sql = List.of();

    @Setup
    public void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(corpus))) {
            List<String> all = files.filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(SqlReading::text)
                    .toList();
            sql = texts.equals("all")
                    ? all
                    : all.stream().filter(text -> statement(text) != null).toList();
        }
        System.out.printf(
                "%d texts, %d lines%n",
                sql.size(), sql.stream().mapToLong(text -> text.lines().count()).sum());
    }

    @Benchmark
    public void plumbline(Blackhole hole) {
        sql.forEach(text -> hole.consume(SqlStatements.parse(text)));
    }

    @Benchmark
    public void jsqlparser(Blackhole hole) {
        sql.forEach(text -> hole.consume(statement(text)));
    }

    /** JSqlParser takes an empty line for the end of a statement. */
    private static String text(Path file) {
        try {
            return Files.readString(file).replaceAll("\\n\\s*\\n", "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Statement statement(String text) {
        Statement quick = statement(text, false);
        return quick == null ? statement(text, true) : quick;
    }

    private static Statement statement(String text, boolean thorough) {
        try {
            return CCJSqlParserUtil.newParser(text)
                    .withAllowComplexParsing(thorough)
                    .Statement();
        } catch (ParseException | RuntimeException | StackOverflowError e) {
            return null;
        }
    }
}
