package io.plumbline.pipeline;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.sql.SqlStatements;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a SQL file somebody named: UTF-8 of a bounded size, or an error that says what is wrong with it. */
final class SqlText {

    /** Bytes; more than any SQL a person writes, and no more than the reader takes. */
    static final int MOST = SqlStatements.MAX_LENGTH;

    private SqlText() {}

    /** @throws UserError of kind INPUT where it is no file, cannot be read, is too large or no text */
    static String of(Path file) {
        if (Files.isDirectory(file)) {
            throw UserError.input(
                    file + " is a folder, expected a SQL file", "Name the files, for example " + file + "/*.sql");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return decoded(file.toString(), in.readNBytes(MOST + 1));
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read: " + Reasons.of(e), "Check the path, or make it readable.");
        }
    }

    private static String decoded(String file, byte[] bytes) {
        if (bytes.length > MOST) {
            throw UserError.input(
                    file + " has more than " + MOST / 1_000_000 + " MB, expected at most that",
                    "Split it, or name the SQL it was made from.");
        }
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == 0) {
                throw UserError.input(file + " is no text: byte " + i + " is 0, expected UTF-8", "Name a SQL file.");
            }
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
            String text = decoder.decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int at = buffer.position();
            throw UserError.input(
                    "%s:%d is not UTF-8: found byte 0x%02X".formatted(file, line(bytes, at), bytes[at]),
                    "Save it as UTF-8.");
        }
    }

    private static int line(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }
}
