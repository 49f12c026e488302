package io.plumbline.pipeline;

import io.plumbline.crawl.DbtProjects;
import io.plumbline.crawl.Documents;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.ArrayList;
import java.util.List;

/** The estate of some files, put together as a run and a check do it: what they leave out is left out here. */
public final class AssembledEstate {

    private AssembledEstate() {}

    /**
     * dbt projects, their past and an account.
     *
     * @param account the extracts; an empty tree for none
     */
    public static Estate of(
            FileTree project, DbtSettings settings, List<RepositoryHistory> histories, FileTree account) {
        DbtReader reader = new DbtReader();
        DbtProjects projects = DbtProjects.in(project);
        List<EstatePart> parts = new ArrayList<>();
        parts.add(new EstatePart(
                project,
                false,
                projects.roots().stream()
                        .map(root -> reader.read(project, root, settings))
                        .toList(),
                Documents.of(project, projects.installed()),
                histories.stream().findFirst().orElse(null)));
        if (!account.paths().isEmpty()) {
            parts.add(new EstatePart(account, true, List.of(), List.of(), null));
        }
        return EstatePart.estate(parts);
    }
}
