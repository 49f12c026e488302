package io.plumbline.crawl;

import java.util.Set;

/**
 * What the commit that is checked out says of the files on disk.
 *
 * @param commit its id; {@code worktree} where there is none
 * @param clean whether every file in scope is as the commit has it, ignored files aside
 * @param same paths whose content is the commit's
 */
record CommitState(String commit, boolean clean, Set<String> same) {

    static final String WORKTREE = "worktree";

    static final CommitState NONE = new CommitState(WORKTREE, false, Set.of());

    CommitState {
        same = Set.copyOf(same);
    }

    String revision() {
        return clean ? commit : WORKTREE;
    }
}
