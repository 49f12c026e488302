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
     * A dbt project, its past and an account.
     *
     * @param account the extracts; an empty tree for none
     */
    public static Estate of(
            FileTree project, DbtSettings settings, List<RepositoryHistory> histories, FileTree account) {
        List<EstatePart> parts = new ArrayList<>();
        parts.add(new EstatePart(
                project,
                false,
                List.of(new DbtReader().read(project, "", settings)),
                Documents.of(project, DbtProjects.in(project).installed()),
                histories.stream().findFirst().orElse(null)));
        if (!account.paths().isEmpty()) {
            parts.add(new EstatePart(account, true, List.of(), List.of(), null));
        }
        return EstatePart.estate(parts);
    }
}
