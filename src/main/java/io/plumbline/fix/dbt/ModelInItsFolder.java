package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves a model into the folder of its layer or source, with its YAML entry; its table stays where it is. */
@Mends(
        value = "misplaced-model",
        by = "moves the SQL file and its YAML entry into the folder there is, and keeps the schema of its table",
        unless = "no such folder or more than one holds models, or the configuration of the folders differs otherwise")
final class ModelInItsFolder implements Remedy {

    private static final String ANY = "/.../";

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model =
                bench.model(finding).filter(found -> found.version() == null).orElse(null);
        Object to = finding.facts().get("change_file_path_to");
        Object from = finding.facts().get("current_file_path");
        TextFile file =
                model == null ? null : bench.file(model.location().path()).orElse(null);
        if (model == null || file == null || to == null || !file.path().endsWith(String.valueOf(from))) {
            return List.of();
        }
        String root = file.path()
                .substring(0, file.path().length() - String.valueOf(from).length());
        List<String> folders = folders(file.path(), root, to.toString(), bench);
        return folders.size() == 1 ? moved(model, file, root, folders.get(0), bench) : List.of();
    }

    /** Folders that hold models already and that the finding may mean. */
    private static List<String> folders(String path, String root, String to, Workbench bench) {
        List<String> candidates = new ArrayList<>();
        if (to.contains(ANY)) {
            String layer = to.split(ANY.replace(".", "\\."))[1];
            String[] parts = LastEntry.folder(path).substring(root.length()).split("/");
            for (int i = 1; i < parts.length; i++) {
                String[] other = parts.clone();
                other[i] = layer;
                candidates.add(root + String.join("/", other) + "/");
            }
        } else {
            candidates.add(root + LastEntry.folder(to));
        }
        return candidates.stream()
                .filter(folder -> bench.estate().own(Model.class).anyMatch(model -> LastEntry.folder(
                                model.location().path())
                        .equals(folder)))
                .toList();
    }

    private static List<Edit> moved(Model model, TextFile file, String root, String folder, Workbench bench) {
        String target =
                folder + file.path().substring(LastEntry.folder(file.path()).length());
        Optional<String> text = FolderConfig.pinned(model, file, folder, bench);
        Optional<List<Edit>> entry = entry(model, folder, bench);
        Optional<List<Edit>> project =
                bench.file(root + "dbt_project.yml").flatMap(settings -> FolderConfig.without(settings, model.name()));
        if (bench.has(target) || text.isEmpty() || entry.isEmpty() || project.isEmpty()) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>(entry.get());
        edits.addAll(project.get());
        edits.add(new Edit.Delete(file.path(), file.text()));
        edits.add(new Edit.Create(target, text.get()));
        return edits;
    }

    /** The entry goes along where it stands beside the model; no edits where it stands elsewhere or there is none. */
    private static Optional<List<Edit>> entry(Model model, String folder, Workbench bench) {
        Location declared = model.properties().declared();
        boolean beside = declared != null
                && LastEntry.folder(declared.path())
                        .equals(LastEntry.folder(model.location().path()));
        if (declared == null || !beside) {
            return Optional.of(List.of());
        }
        Optional<YamlEntry> entry = YamlEntry.at(declared, bench).filter(YamlEntry::hasSiblings);
        Optional<YamlEntry> last = LastEntry.in(folder, "", declared.source(), Model.class, bench);
        return entry.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : Optional.of(List.of(entry.get().delete(), EntryBesideModel.append(last.get(), entry.get())));
    }
}
