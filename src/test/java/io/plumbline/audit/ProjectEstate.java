package io.plumbline.audit;

import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.SourceFile;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Builds the estate of a project given as text with the reader the product uses. */
final class ProjectEstate {

    private record TextTree(ProjectText project) implements FileTree {

        @Override
        public String source() {
            return ProjectText.SOURCE;
        }

        @Override
        public String revision() {
            return "worktree";
        }

        @Override
        public SortedSet<String> paths() {
            return new TreeSet<>(project.files().keySet());
        }

        @Override
        public @Nullable String hash(String path) {
            String text = project.files().get(path);
            return text == null ? null : Citation.hash(text).substring(0, 40);
        }

        @Override
        public long size(String path) {
            String text = project.files().get(path);
            return text == null ? -1 : text.getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public byte[] bytes(String path) throws IOException {
            String text = project.files().get(path);
            if (text == null) {
                throw new IOException(path + " is no file of the project");
            }
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    private ProjectEstate() {}

    static Estate of(ProjectText project) {
        return of(project, DbtSettings.defaults());
    }

    static Estate of(ProjectText project, DbtSettings settings) {
        TextTree tree = new TextTree(project);
        List<SourceFile> files = tree.paths().stream()
                .map(path -> new SourceFile(
                        tree.source(),
                        tree.revision(),
                        path,
                        String.valueOf(tree.hash(path)),
                        String.valueOf(project.files().get(path))))
                .toList();
        return new Estate(List.of(new DbtReader().read(tree, "", settings)), List.of(), files, List.of());
    }
}
