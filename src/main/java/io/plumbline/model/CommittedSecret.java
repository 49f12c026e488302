package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A secret that a commit brought into a file. Its value is not kept, nor anything made of it.
 *
 * @param kind the shape's name, {@code github_token} for example
 * @param path of the file in that commit
 * @param line 1-based, in that commit
 * @param commit the one that brought it; a secret that was taken out and brought back counts twice
 * @param now the file of the tip that still holds it; null where that is gone
 * @param lineNow 1-based line there; 0 where it is gone
 */
public record CommittedSecret(
        String kind,
        String path,
        int line,
        FileHistory.Touch commit,
        @Nullable String now,
        int lineNow) {

    /** The same with paths told from a folder; a file outside of it is as good as gone. */
    CommittedSecret below(String prefix) {
        boolean inside = now != null && now.startsWith(prefix);
        return new CommittedSecret(
                kind,
                path.substring(prefix.length()),
                line,
                commit,
                inside && now != null ? now.substring(prefix.length()) : null,
                inside ? lineNow : 0);
    }
}
