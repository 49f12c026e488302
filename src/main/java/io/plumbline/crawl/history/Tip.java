package io.plumbline.crawl.history;

import io.plumbline.model.Gap;
import io.plumbline.model.LargeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The files of the tip and what its own settings files say: mailmap, owners, attributes. */
final class Tip {

    /** Bytes from which a file is large. */
    static final long LARGE = 1024 * 1024;

    private static final int MAX_SETTINGS = 1024 * 1024;
    private static final int MOST_LARGE = 1000;

    private final OpenRepository repository;
    private final Map<String, TreeFile> all = new LinkedHashMap<>();
    private final Map<String, TreeFile> kept = new LinkedHashMap<>();
    private final Map<String, String> leftOut = new TreeMap<>();
    private final List<LargeFile> large = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();

    Tip(OpenRepository repository, ObjectId tree) throws IOException {
        this.repository = repository;
        LeftOutFiles rules = new LeftOutFiles();
        for (TreeFile file : files(tree)) {
            if (!Change.submodule(file.mode())) {
                all.put(file.path(), file);
            }
        }
        for (TreeFile file : all.values()) {
            String text = file.name().equals(".gitattributes") ? settings(file.path()) : null;
            if (text != null) {
                rules.attributes(
                        file.path().substring(0, Math.max(0, file.path().lastIndexOf('/'))), text);
            }
        }
        for (TreeFile file : all.values()) {
            String reason = rules.reason(file.path());
            if (reason != null) {
                leftOut.put(file.path(), reason);
            } else {
                kept.put(file.path(), file);
            }
            long size = repository.blobs().size(file.id(), file.content());
            if (size >= LARGE) {
                large.add(new LargeFile(file.path(), size));
            }
        }
        large.sort(Comparator.comparing(LargeFile::bytes).reversed().thenComparing(LargeFile::path));
    }

    private List<TreeFile> files(ObjectId tree) throws IOException {
        try {
            List<TreeFile> files = repository.trees().files(tree);
            if (files.size() >= Trees.MAX_ENTRIES) {
                gaps.add(new Gap("files of the tip", "history", "only the first " + Trees.MAX_ENTRIES + " are read"));
            }
            return files;
        } catch (MissingObjectException e) {
            gaps.add(new Gap("files of the tip", "history", "tree " + tree.name() + " is not in the repository"));
            return List.of();
        }
    }

    /** A settings file's text; null where it is not there, no regular file, or above 1 MiB. */
    @Nullable
    String settings(String path) throws IOException {
        TreeFile file = all.get(path);
        if (file == null || !Change.file(file.mode())) {
            return null;
        }
        long size = repository.blobs().size(file.id(), file.content());
        byte[] bytes =
                size < 0 || size > MAX_SETTINGS ? null : repository.blobs().bytes(file.id());
        if (bytes == null) {
            gaps.add(new Gap(path, "history", "it is above 1 MiB or not in the repository and was not read"));
            return null;
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    Mailmap mailmap() throws IOException {
        String text = settings(".mailmap");
        return Mailmap.parse(text == null ? "" : text);
    }

    @Nullable
    CodeOwners owners() throws IOException {
        for (String place : CodeOwners.PLACES) {
            String text = settings(place);
            if (text != null) {
                CodeOwners owners = CodeOwners.parse(place, text);
                gaps.addAll(owners.gaps());
                return owners;
            }
        }
        return null;
    }

    /** The files in scope: not vendored, not generated, no submodules. */
    Map<String, TreeFile> kept() {
        return kept;
    }

    Map<String, String> leftOut() {
        return leftOut;
    }

    List<LargeFile> large() {
        return large.subList(0, Math.min(MOST_LARGE, large.size()));
    }

    List<Gap> gaps() {
        return gaps;
    }
}
