package io.plumbline.pipeline;

import io.plumbline.audit.AuditSettings;
import io.plumbline.audit.Layer;
import io.plumbline.audit.Part;
import io.plumbline.audit.Suppression;
import io.plumbline.job.AuditFile;
import io.plumbline.job.AuditSpec;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Location;
import io.plumbline.model.Project;
import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * What the repositories, and above them a job, say about rules. A {@code plumbline.yml} holds for the folder it lies in; a
 * deeper one is over it, and the job is over all.
 */
final class Policy {

    private static final long MAX_BYTES = 1 << 20;

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
            for (String path : files(tree, estate.projects())) {
                AuditSpec spec = AuditFile.read(path, text(tree, path), rules);
                String folder = folder(path);
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

    /** The settings files above or beside a project, the outermost first. */
    static List<String> files(FileTree tree, List<Project> projects) {
        List<String> roots = projects.stream()
                .filter(project -> project.source().equals(tree.source()))
                .map(project -> project.root().isEmpty() ? "" : project.root() + "/")
                .toList();
        return tree.paths().stream()
                .filter(path -> path.equals(AuditFile.NAME) || path.endsWith("/" + AuditFile.NAME))
                .filter(path -> roots.stream().anyMatch(root -> root.startsWith(below(path))))
                .sorted(Comparator.comparingInt((String path) -> folder(path).length())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    private static String text(FileTree tree, String path) {
        try {
            if (tree.size(path) > MAX_BYTES) {
                throw new IOException("it has more than 1 MiB");
            }
            return new String(tree.bytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.input(path + " cannot be read: " + Reasons.of(e), "Make it a readable text file.");
        }
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String below(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
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
