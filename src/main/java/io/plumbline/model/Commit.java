package io.plumbline.model;

import java.time.Instant;
import java.util.List;

/**
 * One commit of a history.
 *
 * @param id 40 hex digits
 * @param parents ids of its parents, the first one first; empty for a root
 * @param coAuthors people its {@code Co-authored-by} trailers name
 * @param authored when it was written, as the author's clock said; may lie in any year
 * @param committed when it was recorded, as the committer's clock said
 * @param subject first paragraph of the message on one line, at most 300 characters, made safe like a name
 * @param reverts ids this commit says it reverts
 * @param issues references to issues and merge requests as written: {@code #12}, {@code !7}, {@code ABC-3}
 * @param files how many paths it changed against its only parent; 0 for a merge
 */
public record Commit(
        String id,
        List<String> parents,
        Author author,
        List<Author> coAuthors,
        Instant authored,
        Instant committed,
        String subject,
        List<String> reverts,
        List<String> issues,
        int files) {

    public Commit {
        parents = List.copyOf(parents);
        coAuthors = List.copyOf(coAuthors);
        reverts = List.copyOf(reverts);
        issues = List.copyOf(issues);
    }

    public boolean merge() {
        return parents.size() > 1;
    }
}
