package io.plumbline.crawl.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.EditList;

/**
 * Lines still to be blamed that live in one file of one commit. A piece is four numbers: the file of the tip it belongs
 * to, its first line there, its first line here, and its length; lines are 0-based.
 */
final class Part {

    private static final int WIDTH = 4;

    final TreeFile file;
    private int[] pieces = new int[WIDTH];
    private int count;

    /** Receives pieces. */
    interface Sink {
        void piece(int tipFile, int tipLine, int length);
    }

    Part(TreeFile file) {
        this.file = file;
    }

    boolean empty() {
        return count == 0;
    }

    void add(int tipFile, int tipLine, int line, int length) {
        int last = (count - 1) * WIDTH;
        if (count > 0
                && pieces[last] == tipFile
                && pieces[last + 1] + pieces[last + 3] == tipLine
                && pieces[last + 2] + pieces[last + 3] == line) {
            pieces[last + 3] += length;
            return;
        }
        if (count * WIDTH == pieces.length) {
            pieces = Arrays.copyOf(pieces, pieces.length * 2);
        }
        pieces[count * WIDTH] = tipFile;
        pieces[count * WIDTH + 1] = tipLine;
        pieces[count * WIDTH + 2] = line;
        pieces[count * WIDTH + 3] = length;
        count++;
    }

    void addAll(Part other) {
        for (int i = 0; i < other.count * WIDTH; i += WIDTH) {
            add(other.pieces[i], other.pieces[i + 1], other.pieces[i + 2], other.pieces[i + 3]);
        }
    }

    void each(Sink sink) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            sink.piece(pieces[i], pieces[i + 1], pieces[i + 3]);
        }
    }

    /** Blames the pieces as lines of this file whose authors are known, in order from its first line. */
    void through(List<Runs.Run> runs, BlamePass.Outcome outcome) {
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            int line = pieces[i + 2];
            int end = line + pieces[i + 3];
            int toTip = pieces[i + 1] - line;
            for (int r = holding(runs, line); line < end && r < runs.size(); r++) {
                int stop = Math.min(end, runs.get(r).line() + runs.get(r).length());
                outcome.blame(pieces[i], line + toTip, stop - line, runs.get(r).commit());
                line = stop;
            }
        }
    }

    private static int holding(List<Runs.Run> runs, int line) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (runs.get(middle).line() + runs.get(middle).length() <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The pieces again, of a file with the same content. */
    Part as(TreeFile same) {
        Part part = new Part(same);
        part.pieces = pieces;
        part.count = count;
        return part;
    }

    /** Moves to the older file every line the edits leave alone, and returns what stays. */
    Part pass(EditList edits, Part older) {
        Part stays = new Part(file);
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            pass(edits, older, stays, i);
        }
        return stays;
    }

    private void pass(EditList edits, Part older, Part stays, int piece) {
        int line = pieces[piece + 2];
        int end = line + pieces[piece + 3];
        int toTip = pieces[piece + 1] - line;
        int at = firstEditEndingAfter(edits, line);
        while (line < end) {
            Edit edit = at < edits.size() ? edits.get(at) : null;
            int unchanged = Math.min(end, edit == null ? end : edit.getBeginB());
            if (line < unchanged) {
                int shift = edit == null ? shiftAfter(edits, at - 1) : edit.getBeginA() - edit.getBeginB();
                older.add(pieces[piece], line + toTip, line + shift, unchanged - line);
                line = unchanged;
            }
            if (edit != null && line < end) {
                int changed = Math.min(end, edit.getEndB());
                if (line < changed) {
                    stays.add(pieces[piece], line + toTip, line, changed - line);
                    line = changed;
                }
                at++;
            }
        }
    }

    /** Moves single lines to where they came from, and returns those that came from nowhere. */
    Part passLines(Map<Integer, Integer> origin, Part older) {
        Part stays = new Part(file);
        for (int i = 0; i < count * WIDTH; i += WIDTH) {
            for (int k = 0; k < pieces[i + 3]; k++) {
                Integer from = origin.get(pieces[i + 2] + k);
                Part to = from == null ? stays : older;
                to.add(pieces[i], pieces[i + 1] + k, from == null ? pieces[i + 2] + k : from, 1);
            }
        }
        return stays;
    }

    private static int shiftAfter(EditList edits, int last) {
        return last < 0 ? 0 : edits.get(last).getEndA() - edits.get(last).getEndB();
    }

    private static int firstEditEndingAfter(EditList edits, int line) {
        int low = 0;
        int high = edits.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (edits.get(middle).getEndB() <= line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
