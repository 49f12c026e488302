package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.audit.Part;
import io.plumbline.job.RuleFile;
import io.plumbline.job.RuleSpec;
import io.plumbline.model.FileTree;
import io.plumbline.model.Project;
import io.plumbline.own.OwnRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules of an audit: those it has, and those that the repositories declare for themselves. */
final class Rulebook {

    private Rulebook() {}

    /**
     * An audit with the declared rules of some repositories; each holds for the folder its {@code plumbline-rules} lies in.
     *
     * @param trees the files of each source
     * @throws io.plumbline.job.SettingsException with every mistake of a rule
     */
    static Audit of(Audit audit, Collection<FileTree> trees, List<Project> projects) {
        List<OwnRules.Declared> declared = new ArrayList<>();
        for (FileTree tree : trees) {
            for (String path : PolicyFiles.rules(tree, projects)) {
                Part part = new Part(tree.source(), PolicyFiles.folder(PolicyFiles.folder(path)), null);
                for (RuleSpec spec :
                        RuleFile.read(path, PolicyFiles.text(tree, path)).rules()) {
                    declared.add(new OwnRules.Declared(spec, part));
                }
            }
        }
        return with(audit, declared);
    }

    /** An audit with declared rules. */
    static Audit with(Audit audit, List<OwnRules.Declared> declared) {
        if (declared.isEmpty()) {
            return audit;
        }
        Set<String> taken = audit.rules().stream()
                .flatMap(rule -> Stream.concat(Stream.of(rule.id()), rule.aliases().stream()))
                .collect(Collectors.toSet());
        return audit.with(OwnRules.of(declared, taken));
    }
}
