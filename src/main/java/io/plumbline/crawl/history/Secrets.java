package io.plumbline.crawl.history;

import io.plumbline.model.CommittedSecret;
import io.plumbline.model.FileHistory;
import io.plumbline.model.SecretSearch;
import io.plumbline.model.SecretSearch.Secret;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The secrets that commits brought: found once for each commit, and looked for in the tip again. */
final class Secrets {

    /** Bytes above which a file version is not searched; secrets stand in settings and code, not in dumps. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MOST = 10_000;
    private static final int MOST_OF_ONE = 1000;
    private static final int MOST_DELETED = 100;

    private final OpenRepository repository;
    private final ChangeLog log;
    private final LeftOutFiles leftOut = new LeftOutFiles();

    Secrets(OpenRepository repository, ChangeLog log) {
        this.repository = repository;
        this.log = log;
    }

    /** Looks for what each change of a commit brings and its older side did not have. */
    void search(Entry entry, List<Change> changes, Limits limits) throws IOException {
        for (int i = 0; i < changes.size(); i++) {
            limits.check();
            search(entry, i, changes);
        }
    }

    private void search(Entry entry, int index, List<Change> changes) throws IOException {
        Change change = changes.get(index);
        if (change.deleted() || !Change.file(change.newMode()) || leftOut.reason(change.path()) != null) {
            return;
        }
        long size = repository.blobs().size(change.newId());
        if (size < 0 || size > MAX_BYTES) {
            log.unsearched(1);
            return;
        }
        String text = text(change.newId());
        if (text == null || SecretSearch.in(change.path(), text).isEmpty()) {
            return;
        }
        List<Secret> added = SecretSearch.added(change.path(), text, before(change, changes));
        if (!added.isEmpty()) {
            entry.secrets.put(index, added);
        }
    }

    /** What held it until then: the file itself, for a new path the files that went, one of which may have moved. */
    private List<String> before(Change change, List<Change> changes) throws IOException {
        List<Change> older = change.added()
                ? changes.stream().filter(Change::deleted).limit(MOST_DELETED).toList()
                : List.of(change);
        List<String> texts = new ArrayList<>();
        for (Change old : older) {
            String text = text(old.oldId());
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** All that the reached commits brought, with where the tip still holds them. */
    List<CommittedSecret> all(List<Entry> reached, Tip tip, Map<String, FileTouches> touches, People people)
            throws IOException {
        Map<Integer, String> nowAt = new HashMap<>();
        touches.forEach((path, file) -> file.formerPaths().forEach(former -> nowAt.putIfAbsent(former, path)));
        List<CommittedSecret> all = new ArrayList<>();
        for (Entry entry : reached) {
            for (Map.Entry<Integer, List<Secret>> found : entry.secrets.entrySet()) {
                if (all.size() < MOST) {
                    int number = entry.paths[found.getKey()];
                    String path = log.path(number);
                    String now = tip.kept().containsKey(path) ? path : nowAt.get(number);
                    all.addAll(of(
                            entry,
                            path,
                            found.getValue(),
                            now == null ? null : tip.kept().get(now),
                            people));
                }
            }
        }
        return all;
    }

    private List<CommittedSecret> of(
            Entry entry, String path, List<Secret> found, @Nullable TreeFile now, People people) throws IOException {
        RawCommit commit = repository.commit(entry.id);
        ObjectId tree = commit == null ? null : commit.tree();
        TreeFile then = tree == null ? null : repository.trees().file(tree, path);
        String was = then == null ? null : text(then.id());
        String is = now == null ? null : text(now.id());
        FileHistory.Touch touch =
                new FileHistory.Touch(entry.id.name(), Instant.ofEpochSecond(entry.committed), people.author(entry));
        List<CommittedSecret> secrets = new ArrayList<>();
        for (Secret secret : found) {
            int line = was == null || is == null ? 0 : SecretSearch.lineNow(path, was, secret, is);
            secrets.add(new CommittedSecret(
                    secret.kind(), path, secret.line(), touch, line == 0 || now == null ? null : now.path(), line));
        }
        return secrets;
    }

    private @Nullable String text(ObjectId id) throws IOException {
        if (repository.blobs().size(id) > MAX_BYTES) {
            return null;
        }
        byte[] bytes = repository.blobs().bytes(id);
        return bytes == null || TextLines.binary(bytes) ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    static void write(DataOutputStream out, Entry entry) throws IOException {
        Wire.number(out, entry.secrets.size());
        for (Map.Entry<Integer, List<Secret>> change : entry.secrets.entrySet()) {
            Wire.number(out, change.getKey());
            Wire.number(out, change.getValue().size());
            for (Secret secret : change.getValue()) {
                Wire.text(out, secret.kind());
                Wire.number(out, secret.line());
            }
        }
    }

    static void read(DataInputStream in, Entry entry) throws IOException {
        int changes = Wire.count(in, entry.changes());
        for (int i = 0; i < changes; i++) {
            int change = Wire.count(in, entry.changes());
            int count = Wire.count(in, MOST_OF_ONE);
            List<Secret> secrets = new ArrayList<>();
            for (int n = 0; n < count; n++) {
                secrets.add(new Secret(Wire.text(in), Wire.count(in, Integer.MAX_VALUE)));
            }
            entry.secrets.put(change, secrets);
        }
    }
}
