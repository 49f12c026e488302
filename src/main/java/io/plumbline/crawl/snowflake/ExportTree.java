package io.plumbline.crawl.snowflake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.plumbline.model.BlobId;
import io.plumbline.model.Extract;
import io.plumbline.model.FileTree;
import io.plumbline.model.Redaction;
import io.plumbline.model.WarehouseAccount;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The extracts of a folder that somebody unloaded, and no file beside them. Their texts are kept as those of a connection are
 * ({@link KeptText}); a file in which that changes something is as no commit has it.
 */
final class ExportTree implements FileTree, AutoCloseable {

    private static final Map<String, Extract<?>> EXTRACTS = AccountQuery.ALL.stream()
            .map(AccountQuery::extract)
            .collect(Collectors.toUnmodifiableMap(Extract::file, Function.identity()));

    private final FileTree folder;
    private final SortedSet<String> paths;
    private final Map<String, byte[]> kept = new HashMap<>();

    /** @param folder of which the files in the root that are extracts are read */
    ExportTree(FileTree folder) {
        this.folder = folder;
        this.paths = Stream.concat(Stream.of(WarehouseAccount.FILE), EXTRACTS.keySet().stream())
                .filter(path -> folder.hash(path) != null)
                .collect(Collectors.toCollection(TreeSet::new));
        for (String path : paths) {
            byte @Nullable [] changed = changed(path);
            if (changed != null) {
                kept.put(path, changed);
            }
        }
    }

    /** Null where it is kept as it is; also where it cannot be read, which whoever reads it is told. */
    private byte @Nullable [] changed(String path) {
        byte[] bytes;
        try {
            bytes = folder.bytes(path);
        } catch (IOException e) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        String masked = masked(path, text);
        return masked.equals(text) ? null : masked.getBytes(StandardCharsets.UTF_8);
    }

    private static String masked(String path, String text) {
        List<String> header = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        boolean changed = false;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            for (CsvRecord one : csv) {
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < one.getFieldCount(); i++) {
                    String column = i < header.size() ? header.get(i).strip().toUpperCase(Locale.ROOT) : "";
                    cells.add(cell(EXTRACTS.get(path), column, one.getField(i)));
                }
                changed |= !cells.equals(one.getFields());
                if (header.isEmpty()) {
                    header.addAll(cells);
                } else {
                    rows.add(cells);
                }
            }
        } catch (IOException | CsvParseException e) {
            return new Redaction().text(text);
        }
        return changed ? AccountCrawl.csv(header, rows) : text;
    }

    /** @param extract null for the days of the window */
    private static String cell(@Nullable Extract<?> extract, String column, String text) {
        return extract == null ? new Redaction().text(text) : KeptText.of(extract, column, text);
    }

    @Override
    public String source() {
        return folder.source();
    }

    @Override
    public String revision() {
        return folder.revision();
    }

    @Override
    public String revision(String path) {
        return kept.containsKey(path) ? "worktree" : folder.revision(path);
    }

    @Override
    public SortedSet<String> paths() {
        return new TreeSet<>(paths);
    }

    @Override
    public @Nullable String hash(String path) {
        byte[] bytes = kept.get(path);
        return bytes != null ? BlobId.of(bytes) : paths.contains(path) ? folder.hash(path) : null;
    }

    @Override
    public long size(String path) {
        byte[] bytes = kept.get(path);
        return bytes != null ? bytes.length : paths.contains(path) ? folder.size(path) : -1;
    }

    @Override
    public byte[] bytes(String path) throws IOException {
        byte[] bytes = kept.get(path);
        if (bytes != null) {
            return bytes.clone();
        }
        if (!paths.contains(path)) {
            throw new FileNotFoundException(path + ": it is no extract of an account");
        }
        return folder.bytes(path);
    }

    @Override
    public void close() throws Exception {
        if (folder instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
