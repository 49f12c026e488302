package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.Gap;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.SourceFile;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.AccountReader;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Builds the estate of a project given as text with the reader the product uses. */
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
        TextTree tree = new TextTree(ProjectText.SOURCE, project.files());
        String revision =
                histories.isEmpty() ? tree.revision() : histories.get(0).tip();
        List<SourceFile> files = new ArrayList<>();
        tree.paths().stream()
                .map(path -> new SourceFile(
                        tree.source(),
                        revision,
                        path,
                        String.valueOf(tree.hash(path)),
                        String.valueOf(project.files().get(path))))
                .forEach(files::add);
        List<Gap> gaps = new ArrayList<>();
        List<WarehouseAccount> accounts = account(project, files, gaps);
        return new Estate(
                List.of(new DbtReader().read(tree, "", settings)), List.of(), files, histories, accounts, gaps);
    }

    /** The files of the folder {@code account} are the extracts of an account, a source of its own. */
    private static List<WarehouseAccount> account(ProjectText project, List<SourceFile> files, List<Gap> gaps) {
        Map<String, String> extracts = new TreeMap<>();
        project.files().forEach((path, text) -> {
            if (path.startsWith("account/")) {
                extracts.put(path.substring("account/".length()), text);
            }
        });
        TextTree tree = new TextTree(ACCOUNT, extracts);
        extracts.forEach((path, text) ->
                files.add(new SourceFile(ACCOUNT, tree.revision(), path, String.valueOf(tree.hash(path)), text)));
        return extracts.isEmpty()
                ? List.of()
                : AccountReader.read(tree, gaps).stream().toList();
    }
}
