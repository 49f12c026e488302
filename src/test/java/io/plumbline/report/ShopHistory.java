package io.plumbline.report;

import io.plumbline.model.Author;
import io.plumbline.model.Authorship;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.BlamedLines;
import io.plumbline.model.Commit;
import io.plumbline.model.FileHistory;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RepositoryHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invented history of the shop: Ada began it and left, Ben goes on, Cleo helps; 30 months, one commit a fortnight. */
final class ShopHistory {

    static final Author ADA = new Author("Ada Byron", "ada@shop.example");
    static final Author BEN = new Author("Ben Okri", "ben@shop.example");
    static final Author CLEO = new Author("Cleo Marsh", "cleo@shop.example");

    private static final Instant LAST = Instant.parse("2026-11-20T09:30:00Z");
    private static final int COMMITS = 65;
    private static final Duration FORTNIGHT = Duration.ofDays(14);

    private ShopHistory() {}

    static RepositoryHistory of(Map<String, String> texts) {
        List<FileHistory> files = new ArrayList<>();
        texts.forEach((path, text) -> {
            int lines = (int) text.lines().count();
            if (path.startsWith("models/staging/")) {
                files.add(file(path, 3 + lines % 4, null, share(ADA, lines)));
            } else if (path.startsWith("models/marts/")) {
                PathOwner team = new PathOwner(
                        List.of("@shop/finance"), PathOwner.From.CODEOWNERS, "line 3 of CODEOWNERS: /models/marts/");
                int ada = lines / 3;
                files.add(file(path, 9 + lines % 7, team, share(BEN, lines - ada), share(ADA, ada)));
            } else {
                files.add(file(path, 6, null, share(BEN, lines - 1), share(CLEO, 1)));
            }
        });
        return of(files);
    }

    /** A history of these files under the shop's usual commits. */
    static RepositoryHistory of(List<FileHistory> files) {
        Map<String, FileHistory> byPath = new LinkedHashMap<>();
        files.forEach(file -> byPath.put(file.path(), file));
        return new RepositoryHistory(
                "shop", ShopEstate.REVISION, commits(), byPath, List.of(), List.of(), List.of(), Map.of(), List.of());
    }

    /** @param wrote who wrote how many of its lines, the most first */
    static FileHistory file(String path, int commits, @Nullable PathOwner owner, Share... wrote) {
        List<Share> shares =
                List.of(wrote).stream().filter(share -> share.count() > 0).toList();
        int lines = shares.stream().mapToInt(Share::count).sum();
        List<Share> parts = shares.stream()
                .map(share -> new Share(share.author(), share.count(), (double) share.count() / lines))
                .toList();
        FileHistory.Touch touch =
                new FileHistory.Touch(id(0), LAST, parts.get(0).author());
        return new FileHistory(
                path,
                List.of(),
                commits,
                lines,
                0,
                0,
                touch,
                touch,
                touch,
                List.of(),
                true,
                new Authorship(parts, parts, 0),
                List.of(new BlamedLines(1, lines, id(0))),
                owner);
    }

    static Share share(Author author, int lines) {
        return new Share(author, lines, 1);
    }

    /** Newest first. Of the last year Ben wrote two of three and Cleo one, before it Ada wrote all; every tenth is a merge. */
    private static List<Commit> commits() {
        List<Commit> commits = new ArrayList<>();
        for (int i = 0; i < COMMITS; i++) {
            Instant at = LAST.minus(FORTNIGHT.multipliedBy(i));
            Author author = i > 28 ? ADA : i % 3 == 2 ? CLEO : BEN;
            List<String> parents = i % 10 == 9 ? List.of(id(i + 1), id(i + 2)) : List.of(id(i + 1));
            commits.add(new Commit(id(i), parents, author, List.of(), at, at, "Change " + i, List.of(), List.of(), 1));
        }
        return commits;
    }

    private static String id(int i) {
        return "%040x".formatted(0x5eedL + i);
    }
}
