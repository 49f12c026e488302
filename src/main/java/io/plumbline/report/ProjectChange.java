package io.plumbline.report;

import java.util.List;

/**
 * What changed in a dbt project between two revisions, not in lines but in models, columns and tests.
 *
 * @param source name of the source in jobs.yml
 * @param root the project's folder; empty for the source's root
 * @param before id of the older commit
 * @param after id of the newer commit, or {@code worktree}
 * @param summary how many things of each kind were added, removed, renamed and changed
 * @param changes those with most downstream first
 * @param further changes that are not listed
 * @param costs what the models cost that it touches, by account; none where no account tells
 */
public record ProjectChange(
        String source,
        String root,
        String before,
        String after,
        String summary,
        List<Item> changes,
        int further,
        List<ChangeCost> costs) {

    public ProjectChange {
        changes = List.copyOf(changes);
        costs = List.copyOf(costs);
    }

    /**
     * One thing that changed.
     *
     * @param what its name and place: {@code ~ model orders  models/orders.sql}
     * @param details what is different, and what is downstream
     */
    public record Item(String what, List<String> details) {

        public Item {
            details = List.copyOf(details);
        }
    }
}
