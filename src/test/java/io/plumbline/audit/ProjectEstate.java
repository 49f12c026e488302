package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.SourceFile;
import java.util.List;

/** Builds the estate of a project given as text. */
final class ProjectEstate {

    private ProjectEstate() {}

    static Estate of(ProjectText project) {
        List<SourceFile> files = project.files().entrySet().stream()
                .map(e -> new SourceFile(ProjectText.SOURCE, "worktree", e.getKey(), "0".repeat(40), e.getValue()))
                .toList();
        return new Estate(List.of(new TextReader(project).read()), List.of(), files, List.of());
    }
}
