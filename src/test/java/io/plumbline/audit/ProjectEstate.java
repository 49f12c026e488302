package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.TextTree;
import io.plumbline.parse.DbtSettings;
import io.plumbline.pipeline.AssembledEstate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the estate of a project given as text as the product does. */
final class ProjectEstate {

    private static final String ACCOUNT = "account";

    private ProjectEstate() {}

    static Estate of(ProjectText project) {
        return of(project, DbtSettings.defaults());
    }

    static Estate of(ProjectText project, DbtSettings settings) {
        HistoryText past = project.history();
        return of(project, settings, past == null ? List.of() : List.of(TextRepository.history(project, past)));
    }

    /** The same with another past than its own. */
    static Estate of(ProjectText project, List<RepositoryHistory> histories) {
        return of(project, DbtSettings.defaults(), histories);
    }

    private static Estate of(ProjectText project, DbtSettings settings, List<RepositoryHistory> histories) {
        TextTree text = new TextTree(ProjectText.SOURCE, project.files());
        FileTree files = histories.isEmpty()
                ? text
                : new CommittedText(text, histories.get(0).tip());
        return AssembledEstate.of(files, settings, histories, account(project));
    }

    /** The files of the folder {@code account} are the extracts of an account, a source of its own. */
    private static TextTree account(ProjectText project) {
        Map<String, String> extracts = new TreeMap<>();
        project.files().forEach((path, text) -> {
            if (path.startsWith(ACCOUNT + "/")) {
                extracts.put(path.substring(ACCOUNT.length() + 1), text);
            }
        });
        return new TextTree(ACCOUNT, extracts);
    }
}
