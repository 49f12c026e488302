package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.FileTree;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A text file and the ways to edit it. Lines are 1-based; offsets count characters (UTF-16 units) of the text. */
public final class TextFile {

    private final String path;
    private final String text;
    private final List<String> lines;
    private final int[] starts;

    /**
     * @param text the content without a byte order mark, line ends as they are
     */
    public TextFile(String path, String text) {
        this.path = path;
        this.text = text;
        this.lines = text.lines().toList();
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        IntStream ends = IntStream.range(0, text.length()).filter(at -> text.charAt(at) == '\n');
        return IntStream.concat(IntStream.of(0), ends.map(end -> end + 1)).toArray();
    }

    public String path() {
        return path;
    }

    /** The content without a byte order mark, line ends as they are. */
    public String text() {
        return text;
    }

    /** A file of a tree; empty where it is missing, cannot be read, holds NUL or is no valid UTF-8. */
    static Optional<TextFile> read(FileTree tree, String path) {
        if (!tree.paths().contains(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TextFile(path, decode(tree.bytes(path))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Bytes as text.
     *
     * @throws CharacterCodingException where they are no valid UTF-8 or hold NUL
     */
    static String decode(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        if (text.indexOf('\0') >= 0) {
            throw new CharacterCodingException();
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The line end of the file: that of its first line. */
    public String eol() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The lines without their ends. */
    public List<String> lines() {
        return lines;
    }

    /** A line without its end; empty where the file is shorter. */
    public String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }

    /** Where a line starts; the text's length where the file is shorter. */
    public int start(int line) {
        return line < 1 ? 0 : line > starts.length ? text.length() : starts[line - 1];
    }

    /** The number of spaces a line begins with. */
    public int indent(int line) {
        String content = line(line);
        return content.length() - content.stripLeading().length();
    }

    /** Other text in the place of a piece of this file. */
    public Edit replace(int start, int end, String with) {
        return new Edit.Replace(path, start, text.substring(start, end), with);
    }

    /** The text as an edit of this file makes it. */
    public String with(Edit edit) {
        return edit instanceof Edit.Replace replace
                ? text.substring(0, replace.start()) + replace.text() + text.substring(replace.end())
                : text;
    }

    /** Other text in the place of a word that stands once in a line; empty where it does not. */
    public Optional<Edit> replaceOnce(int line, String word, String with) {
        String content = line(line);
        int at = content.indexOf(word);
        return at < 0 || content.indexOf(word, at + 1) >= 0
                ? Optional.empty()
                : Optional.of(replace(start(line) + at, start(line) + at + word.length(), with));
    }

    /** New lines after a line, with the file's line ends; a last line without one stays without. */
    public Edit insertAfter(int line, List<String> added) {
        int at = start(line + 1);
        boolean open = at == text.length() && !text.endsWith("\n") && !text.isEmpty();
        String block = String.join(eol(), added);
        return replace(at, at, open ? eol() + block : block + eol());
    }

    /** Takes lines out, both ends included, and the blank lines before them where blank lines follow too. */
    public Edit delete(int first, int last) {
        int from = first;
        boolean blankAfter = line(last + 1).isBlank();
        while (blankAfter && from > 1 && line(from - 1).isBlank()) {
            from--;
        }
        int start = start(from);
        int end = start(last + 1);
        boolean atEnd = end == text.length() && !text.endsWith("\n") && start > 0;
        return replace(atEnd ? start - (text.startsWith("\r\n", start - 2) ? 2 : 1) : start, end, "");
    }

    /** Lines of the file, both ends included, without their ends. */
    public List<String> lines(int first, int last) {
        return new ArrayList<>(lines.subList(first - 1, Math.min(last, lines.size())));
    }
}
