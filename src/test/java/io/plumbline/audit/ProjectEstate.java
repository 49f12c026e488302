package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.SourceFile;
import io.plumbline.model.TextTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.List;

/** Builds the estate of a project given as text with the reader the product uses. */
final class ProjectEstate {

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
        TextTree tree = new TextTree(ProjectText.SOURCE, project.files());
        String revision =
                histories.isEmpty() ? tree.revision() : histories.get(0).tip();
        List<SourceFile> files = tree.paths().stream()
                .map(path -> new SourceFile(
                        tree.source(),
                        revision,
                        path,
                        String.valueOf(tree.hash(path)),
                        String.valueOf(project.files().get(path))))
                .toList();
        return new Estate(List.of(new DbtReader().read(tree, "", settings)), List.of(), files, histories, List.of());
    }
}
