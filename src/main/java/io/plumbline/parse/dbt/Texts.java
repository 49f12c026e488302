package io.plumbline.parse.dbt;

import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** The texts of a tree's files; what cannot be read becomes a problem. Safe for concurrent use. */
final class Texts {

    private final FileTree tree;
    private final SortedSet<String> paths;
    private final Problems problems;

    Texts(FileTree tree, Problems problems) {
        this.tree = tree;
        this.paths = tree.paths();
        this.problems = problems;
    }

    FileTree tree() {
        return tree;
    }

    SortedSet<String> paths() {
        return paths;
    }

    String source() {
        return tree.source();
    }

    /** The file as UTF-8, bytes that are none replaced; null where it cannot be read at all. */
    @Nullable
    String read(String path) {
        byte[] bytes;
        try {
            bytes = tree.bytes(path);
        } catch (IOException e) {
            problems.add(path, 1, path, "the file cannot be read: " + e.getMessage());
            return null;
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add(path, 1, path, "the file is not UTF-8; dbt cannot read it either");
            text = new String(bytes, StandardCharsets.UTF_8);
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    Location whole(String path, String text) {
        int lines = (int) Math.max(1, text.lines().count());
        return new Location(tree.source(), path, 1, lines);
    }

    Location at(String path, int line, int endLine) {
        return new Location(tree.source(), path, Math.max(1, line), Math.max(Math.max(1, line), endLine));
    }
}
