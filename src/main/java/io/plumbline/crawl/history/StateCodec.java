package io.plumbline.crawl.history;

import io.plumbline.crawl.HistoryState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** Writes an analysis down and reads it again. */
final class StateCodec {

    private static final int FORMAT = 2;
    private static final int MOST = 20_000_000;
    private static final int MOST_OF_ONE = 1_000_000;

    private StateCodec() {}

    /** @param boundary what cuts the history; a state of other boundaries is of no use */
    static HistoryState write(Known known, String boundary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater fast = new Deflater(Deflater.BEST_SPEED);
        try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(bytes, fast, 1 << 16))) {
            Wire.number(out, FORMAT);
            Wire.text(out, boundary);
            Wire.id(out, known.tip());
            List<Entry> entries = new ArrayList<>();
            known.log().walk(known.tip(), entries::add);
            Wire.texts(out, known.log().paths());
            Wire.number(out, known.log().unsearched());
            Wire.number(out, entries.size());
            Map<ObjectId, Integer> numbers = new HashMap<>();
            for (Entry entry : entries) {
                numbers.put(entry.id, numbers.size());
                write(out, entry);
            }
            files(out, known, numbers);
        } finally {
            fast.end();
        }
        return new HistoryState(known.tip().name(), bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Entry entry) throws IOException {
        Wire.id(out, entry.id);
        Wire.number(out, entry.parents.size());
        for (ObjectId parent : entry.parents) {
            Wire.id(out, parent);
        }
        Wire.text(out, entry.author.name());
        Wire.text(out, entry.author.email());
        Wire.number(out, entry.author.seconds());
        Wire.number(out, entry.committed);
        Wire.text(out, entry.message.subject());
        Wire.texts(out, entry.message.coAuthors());
        Wire.texts(out, entry.message.reverts());
        Wire.texts(out, entry.message.issues());
        Wire.number(out, entry.changes());
        for (int i = 0; i < entry.changes(); i++) {
            Wire.number(out, entry.paths[i]);
            out.writeByte(entry.kinds[i]);
            Wire.number(out, entry.added[i] + 1L);
            Wire.number(out, entry.removed[i] + 1L);
        }
        Wire.number(out, entry.origins.size());
        for (Map.Entry<Integer, Entry.Origin> origin : entry.origins.entrySet()) {
            Wire.number(out, origin.getKey());
            Wire.number(out, origin.getValue().path() + 1L);
            Wire.number(out, origin.getValue().percent());
            out.writeBoolean(origin.getValue().copy());
            Wire.number(out, origin.getValue().added() + 1L);
            Wire.number(out, origin.getValue().removed() + 1L);
        }
        Secrets.write(out, entry);
    }

    private static void files(DataOutputStream out, Known known, Map<ObjectId, Integer> numbers) throws IOException {
        Wire.number(out, known.files().size());
        for (Map.Entry<String, KnownFile> file : known.files().entrySet()) {
            Wire.number(out, known.log().number(file.getKey()));
            Wire.id(out, file.getValue().blob());
            Wire.number(out, file.getValue().runs().size());
            for (Runs.Run run : file.getValue().runs()) {
                Wire.number(out, run.length());
                Wire.number(out, numbers.getOrDefault(run.commit(), -1) + 1L);
            }
        }
    }

    /** The state read, null where it is of no use. */
    static @Nullable Known read(@Nullable HistoryState state, String boundary) {
        if (state == null) {
            return null;
        }
        try (DataInputStream in =
                new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(state.data())))) {
            if (Wire.number(in) != FORMAT || !Wire.text(in).equals(boundary)) {
                return null;
            }
            ObjectId tip = Wire.id(in);
            ChangeLog log = new ChangeLog();
            Wire.texts(in, MOST).forEach(log::number);
            log.unsearched(Wire.number(in));
            int count = Wire.count(in, MOST);
            List<ObjectId> ids = new ArrayList<>(Math.min(count, 1 << 16));
            for (int i = 0; i < count; i++) {
                Entry entry = entry(in);
                ids.add(entry.id);
                log.add(entry);
            }
            return new Known(tip, log, files(in, log, ids));
        } catch (IOException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static Entry entry(DataInputStream in) throws IOException {
        ObjectId id = Wire.id(in);
        int parentCount = Wire.count(in, MOST_OF_ONE);
        List<ObjectId> parents = new ArrayList<>();
        for (int i = 0; i < parentCount; i++) {
            parents.add(Wire.id(in));
        }
        RawCommit.Ident author = new RawCommit.Ident(Wire.text(in), Wire.text(in), Wire.number(in));
        long committed = Wire.number(in);
        MessageFacts message = new MessageFacts(
                Wire.text(in), Wire.texts(in, MOST_OF_ONE), Wire.texts(in, MOST_OF_ONE), Wire.texts(in, MOST_OF_ONE));
        int changes = Wire.count(in, MOST_OF_ONE);
        int[] paths = new int[changes];
        byte[] kinds = new byte[changes];
        int[] added = new int[changes];
        int[] removed = new int[changes];
        for (int i = 0; i < changes; i++) {
            paths[i] = Wire.count(in, MOST);
            kinds[i] = in.readByte();
            added[i] = (int) Wire.number(in) - 1;
            removed[i] = (int) Wire.number(in) - 1;
        }
        Entry entry = new Entry(id, parents, author, committed, message, paths, kinds, added, removed);
        int origins = Wire.count(in, MOST_OF_ONE);
        for (int i = 0; i < origins; i++) {
            int change = Wire.count(in, MOST_OF_ONE);
            int path = (int) Wire.number(in) - 1;
            int percent = (int) Wire.number(in);
            boolean copy = in.readBoolean();
            int plus = (int) Wire.number(in) - 1;
            entry.origins.put(change, new Entry.Origin(path, percent, copy, plus, (int) Wire.number(in) - 1));
        }
        Secrets.read(in, entry);
        return entry;
    }

    private static Map<String, KnownFile> files(DataInputStream in, ChangeLog log, List<ObjectId> ids)
            throws IOException {
        int count = Wire.count(in, MOST);
        Map<String, KnownFile> files = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String path = log.path(Wire.count(in, MOST));
            ObjectId blob = Wire.id(in);
            int runCount = Wire.count(in, MOST);
            List<Runs.Run> runs = new ArrayList<>();
            int line = 0;
            for (int r = 0; r < runCount; r++) {
                int length = Wire.count(in, MOST);
                int commit = Wire.count(in, ids.size()) - 1;
                runs.add(new Runs.Run(line, length, commit < 0 ? ObjectId.zeroId() : ids.get(commit)));
                line += length;
            }
            files.put(path, new KnownFile(blob, runs));
        }
        return files;
    }
}
