package io.plumbline.pipeline;

import io.plumbline.audit.AuditSettings;
import io.plumbline.audit.Layer;
import io.plumbline.audit.Part;
import io.plumbline.audit.Suppression;
import io.plumbline.job.AuditFile;
import io.plumbline.job.AuditSpec;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import io.plumbline.model.RuleInfo;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the repositories, and above them a job, say about rules. A {@code plumbline.yml} holds for the folder it lies in; a
 * deeper one is over it, and the job is over all.
 */
final class Policy {

    private Policy() {}

    /**
     * The settings of an audit.
     *
     * @param trees the files of each source
     * @param rules the rules there are
     * @param job what a job says; nothing for a check
     * @param today the day that suppressions expire by
     * @throws io.plumbline.job.SettingsException with every mistake of a plumbline.yml
     */
    static AuditSettings of(
            Collection<FileTree> trees, Estate estate, List<RuleInfo> rules, AuditSpec job, LocalDate today) {
        List<Layer> layers = new ArrayList<>();
        List<Suppression> accepted = new ArrayList<>();
        for (FileTree tree : trees) {
            for (String path : PolicyFiles.settings(tree, estate.projects())) {
                AuditSpec spec = AuditFile.read(path, PolicyFiles.text(tree, path), rules);
                String folder = PolicyFiles.folder(path);
                spec.sections()
                        .forEach(section -> layers.add(
                                new Layer(new Part(tree.source(), folder, section.select()), section.choices())));
                spec.accepted().forEach(one -> accepted.add(suppression(tree.source(), path, folder, one)));
            }
        }
        job.sections()
                .forEach(section -> layers.add(new Layer(new Part(null, "", section.select()), section.choices())));
        return new AuditSettings(layers, accepted, today);
    }

    private static Suppression suppression(String source, String path, String folder, AuditSpec.Accepted one) {
        return new Suppression(
                one.rule(),
                one.because(),
                one.owner(),
                one.until(),
                Location.ofLine(source, path, one.line()),
                new Suppression.InPart(new Part(source, folder, one.select())));
    }
}
