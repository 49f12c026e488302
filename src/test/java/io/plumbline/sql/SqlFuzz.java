package io.plumbline.sql;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Mutates real SQL by its tokens and reads what comes out: nothing may be thrown, take more than a second, or grow faster than
 * the text. Run its main method with minutes, a seed for the random numbers, and folders of SQL files; it prints every offender
 * and a line of figures, and ends with 1 where there was an offender.
 */
final class SqlFuzz {

    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final Duration MEASURABLE = Duration.ofMillis(3);
    private static final int LONGEST = 100_000;
    private static final int SHORT = 8_000;
    private static final List<String> SIGNS =
            List.of("(", ")", "[", "]", "{", "case", "'", "\"", "$$", "/*", "--", ";", "::");

    /** How much slower four times the text may be read; linear growth is 4. */
    private static final double GROWTH = 10;

    private final Random random;
    private final List<List<Token>> seeds = new ArrayList<>();
    private long tries;
    private long characters;
    private long slowest;
    private int offenders;

    private SqlFuzz(long seed, List<Path> folders) throws IOException {
        this.random = new Random(seed);
        for (Path folder : folders) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".sql")).toList()) {
                    seeds.add(SqlStatements.tokens(Files.readString(file), Dialect.SNOWFLAKE));
                }
            }
        }
    }

    public static void main(String[] arguments) throws IOException {
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.parseLong(arguments[0])).toNanos();
        SqlFuzz fuzz = new SqlFuzz(
                Long.parseLong(arguments[1]),
                Stream.of(arguments).skip(2).map(Path::of).toList());
        while (System.nanoTime() < end) {
            fuzz.round();
        }
        System.out.printf(
                "%d texts, %d MB, slowest %d ms, %d offenders%n",
                fuzz.tries, fuzz.characters / 1_000_000, fuzz.slowest / 1_000_000, fuzz.offenders);
        System.exit(fuzz.offenders == 0 ? 0 : 1);
    }

    private void round() {
        List<String> pieces = new ArrayList<>(any().stream().map(Token::text).toList());
        for (int i = random.nextInt(6); i >= 0; i--) {
            mutate(pieces);
        }
        String text = cut(String.join(" ", pieces));
        Dialect dialect = Dialect.values()[random.nextInt(Dialect.values().length)];
        long nanos = read(text, dialect);
        if (nanos > SLOW.toNanos() && fastest(text, dialect) > SLOW.toNanos()) {
            offend("slow", text, dialect);
        }
        if (random.nextInt(20) == 0) {
            grow(pieces, dialect);
        }
    }

    private void mutate(List<String> pieces) {
        int at = random.nextInt(pieces.size() + 1);
        int end = Math.min(pieces.size(), at + 1 + random.nextInt(12));
        List<String> range = new ArrayList<>(pieces.subList(Math.min(at, end), end));
        switch (random.nextInt(8)) {
            case 0 -> pieces.subList(Math.min(at, end), end).clear();
            case 1 -> repeat(pieces, at, range, 1 + random.nextInt(40));
            case 2 -> pieces.add(at, piece());
            case 3 -> {
                List<Token> other = any();
                int from = random.nextInt(other.size());
                int to = Math.min(other.size(), from + 1 + random.nextInt(30));
                pieces.addAll(
                        at, other.subList(from, to).stream().map(Token::text).toList());
            }
            case 4 -> {
                pieces.add(end, ")");
                pieces.add(Math.min(at, end), random.nextBoolean() ? "(" : "( select");
            }
            case 5 -> Collections.shuffle(pieces.subList(Math.min(at, end), end), random);
            case 6 -> pieces.add(at, SIGNS.get(random.nextInt(SIGNS.size())));
            default -> {
                if (at < pieces.size()) {
                    pieces.set(at, piece());
                }
            }
        }
    }

    /** Repeats a piece of a text often, then four times as often. */
    private void grow(List<String> pieces, Dialect dialect) {
        int at = random.nextInt(pieces.size() + 1);
        int end = Math.min(pieces.size(), at + 1 + random.nextInt(12));
        List<String> range = pieces.subList(Math.min(at, end), end);
        int times = SHORT / Math.max(1, String.join(" ", range).length() + 1);
        String shorter = repeated(pieces, at, range, times);
        String longer = repeated(pieces, at, range, times * 4);
        for (int confirmed = 0; growth(shorter, longer, dialect) > GROWTH; confirmed++) {
            if (confirmed == 3) {
                offend("too slow with 4 times \'%s\'".formatted(String.join(" ", range)), shorter, dialect);
                return;
            }
        }
    }

    private double growth(String shorter, String longer, Dialect dialect) {
        return (double) fastest(longer, dialect) / Math.max(fastest(shorter, dialect), MEASURABLE.toNanos());
    }

    private static String repeated(List<String> pieces, int at, List<String> range, int times) {
        List<String> all = new ArrayList<>(pieces);
        repeat(all, at, List.copyOf(range), times);
        return cut(String.join(" ", all));
    }

    private static void repeat(List<String> pieces, int at, List<String> range, int times) {
        List<String> copies = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            copies.addAll(range);
        }
        pieces.addAll(Math.min(at, pieces.size()), copies);
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }

    private List<Token> any() {
        return seeds.get(random.nextInt(seeds.size()));
    }

    private String piece() {
        List<Token> tokens = any();
        return tokens.get(random.nextInt(tokens.size())).text();
    }

    private long fastest(String text, Dialect dialect) {
        return Stream.generate(() -> read(text, dialect))
                .limit(5)
                .min(Long::compare)
                .orElseThrow();
    }

    /** Reads a text in full and judges it; nanoseconds. */
    private long read(String text, Dialect dialect) {
        tries++;
        characters += text.length();
        long start = System.nanoTime();
        try {
            for (SqlStatement statement : SqlStatements.parse(text, dialect).statements()) {
                Structure.of(statement);
                ColumnLineage.of(statement, dialect, KnownColumns.NONE);
            }
            new ReadOnlyGuard(GuardPolicy.DEFAULT, dialect).check(text);
        } catch (RuntimeException | StackOverflowError e) {
            offend(e.toString(), text, dialect);
        }
        long nanos = System.nanoTime() - start;
        slowest = Math.max(slowest, nanos);
        return nanos;
    }

    private void offend(String how, String text, Dialect dialect) {
        offenders++;
        System.out.println(how + " in " + dialect + ", " + text.length() + " characters: " + text.replace('\n', ' '));
    }
}
