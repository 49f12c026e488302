package io.plumbline.sql.parser;

import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;

/** Data types; they are kept as text. */
final class Types {

    private final Cursor cursor;

    Types(Grammar grammar) {
        this.cursor = grammar.cursor;
    }

    static boolean isUnit(String word) {
        return switch (word) {
            case "YEAR",
                    "YEARS",
                    "QUARTER",
                    "QUARTERS",
                    "MONTH",
                    "MONTHS",
                    "WEEK",
                    "WEEKS",
                    "DAY",
                    "DAYS",
                    "HOUR",
                    "HOURS",
                    "MINUTE",
                    "MINUTES",
                    "SECOND",
                    "SECONDS",
                    "MILLISECOND",
                    "MILLISECONDS",
                    "MICROSECOND",
                    "MICROSECONDS",
                    "NANOSECOND",
                    "NANOSECONDS" -> true;
            default -> false;
        };
    }

    /** The type at the cursor, words in upper case, one space between tokens. */
    String parse() {
        int start = cursor.position();
        if (!cursor.atIdentifier()) {
            throw cursor.expected("a data type");
        }
        cursor.enter();
        Token first = cursor.next();
        while (cursor.at(".") && cursor.ahead(1).type() == Type.WORD) {
            cursor.next();
            cursor.next();
        }
        words(first.word());
        if (cursor.at("(")) {
            cursor.skipGroup();
        } else if (cursor.at("<")) {
            angles();
        }
        trailing(first.word());
        cursor.leave();
        return text(start);
    }

    /** The further words of types that have several. */
    private void words(String first) {
        switch (first) {
            case "DOUBLE" -> cursor.accept("PRECISION");
            case "CHARACTER", "CHAR", "NCHAR", "NATIONAL" -> {
                cursor.accept("CHARACTER");
                cursor.accept("CHAR");
                cursor.accept("VARYING");
            }
            case "BIT", "BINARY" -> cursor.accept("VARYING");
            case "INTERVAL" -> {
                while (isUnit(cursor.token().word())
                        || cursor.at("TO") && isUnit(cursor.ahead(1).word())) {
                    cursor.next();
                }
            }
            case "LONG" -> cursor.accept("VARCHAR");
            default -> {
                // one word
            }
        }
    }

    private void angles() {
        cursor.expect("<");
        while (!cursor.at(">")) {
            if (cursor.atIdentifier()
                    && (cursor.ahead(1).type() == Type.WORD
                            || cursor.ahead(1).word().equals(":"))) {
                cursor.next();
                cursor.accept(":");
            }
            parse();
            if (cursor.at("COMMENT")) {
                cursor.next();
                cursor.next();
            }
            cursor.accept("NOT", "NULL");
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(">");
    }

    private void trailing(String first) {
        boolean time = first.startsWith("TIME");
        if (time && cursor.atAny("WITH", "WITHOUT") && cursor.ahead(1).word().matches("TIME|LOCAL")) {
            cursor.next();
            cursor.accept("LOCAL");
            cursor.expect("TIME");
            cursor.expect("ZONE");
            if (cursor.at("(")) {
                cursor.skipGroup();
            }
        }
        while (cursor.at("[")
                && (cursor.ahead(1).word().equals("]") || cursor.ahead(2).word().equals("]"))) {
            if (cursor.ahead(1).type() == Type.NUMBER
                    && !cursor.previous().word().equals("ARRAY")
                    && cursor.dialect().colonPaths()) {
                break;
            }
            if (cursor.ahead(1).type() != Type.NUMBER && !cursor.ahead(1).word().equals("]")) {
                break;
            }
            cursor.next();
            cursor.accept("]");
            if (cursor.at(Type.NUMBER)) {
                cursor.next();
                cursor.expect("]");
            }
        }
        if (cursor.at("ARRAY") && cursor.dialect() != io.plumbline.sql.Dialect.SNOWFLAKE) {
            cursor.next();
        }
    }

    private String text(int start) {
        StringBuilder text = new StringBuilder();
        int end = cursor.position();
        cursor.reset(start);
        while (cursor.position() < end) {
            Token token = cursor.next();
            text.append(token.word().isEmpty() ? token.text() : token.word());
            Token next = cursor.token();
            boolean words = token.type() == Type.WORD && next.type() == Type.WORD;
            if (cursor.position() < end && (words || token.word().equals(","))) {
                text.append(' ');
            }
        }
        return text.toString();
    }
}
