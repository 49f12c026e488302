package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.fix.Patch;
import io.plumbline.fix.PatchFiles;
import io.plumbline.fix.ProofLimit;
import io.plumbline.fix.Remedies;
import io.plumbline.job.Reasons;
import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.RuleInfo;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The fixes of the dbt projects of a folder, proven in memory and ready to be printed or written. */
public final class Repair {

    private final Workspace workspace;
    private final List<Finding> wanted;
    private final Patch patch;

    private Repair(Workspace workspace, List<Finding> wanted, Patch patch) {
        this.workspace = workspace;
        this.wanted = List.copyOf(wanted);
        this.patch = patch;
    }

    /**
     * Audits the projects of a folder, and looks for fixes of their findings.
     *
     * @param rules ids or aliases of the rules to mend, empty for every rule
     * @param unproven whether fixes that could not be proven are taken too
     * @throws UserError of kind INPUT where there is no such folder or rule
     */
    public static Repair of(
            Path folder,
            String targetName,
            String targetType,
            Map<String, Object> vars,
            List<String> rules,
            boolean unproven) {
        Audit audit = Plugins.audit();
        Set<String> ids = ids(audit, rules);
        DbtSettings reading = new DbtSettings(targetName, targetType, vars);
        Workspace workspace = Workspace.open(folder, reading, new DbtReader());
        Checked checked = Checked.of(workspace, audit, LocalDate.now(ZoneOffset.UTC));
        Mended mended = Mended.of(checked, reading, f -> ids.isEmpty() || ids.contains(f.rule()));
        List<Finding> wanted = mended.findings().stream()
                .filter(finding -> ids.isEmpty() || ids.contains(finding.rule()))
                .toList();
        return new Repair(
                checked.workspace(),
                wanted,
                unproven ? mended.proof().all() : mended.proof().proven());
    }

    private static Set<String> ids(Audit audit, List<String> named) {
        return named.stream().map(name -> id(audit, name)).collect(Collectors.toSet());
    }

    private static String id(Audit audit, String name) {
        RuleInfo rule = audit.rules().stream()
                .filter(known -> known.id().equals(name) || known.aliases().contains(name))
                .findFirst()
                .orElseThrow(() -> UserError.input(
                        "there is no rule \"" + name + "\"",
                        Suggestion.orElse(
                                name,
                                audit.rules().stream().map(RuleInfo::id).toList(),
                                "All rules: plumbline rules")));
        if (Remedies.all().onAccount(rule.id())) {
            throw UserError.input(
                    "rule \"" + rule.id() + "\" is about an account, and a folder of a project has none",
                    "Its statements are printed by plumbline fix --job JOB, of a job that has run.");
        }
        if (!Remedies.all().rules().containsKey(rule.id())) {
            throw UserError.input(
                    "rule \"" + rule.id() + "\" has no remedy; its findings need a person",
                    "What to do: plumbline rules " + rule.id());
        }
        return rule.id();
    }

    /** One unified diff over all files, as {@code git apply} takes it; empty where there is nothing to change. */
    public String diff() {
        return patch.diff();
    }

    /** How many files it changes. */
    public int files() {
        return patch.paths().size();
    }

    /** What there is to say besides the diff. */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        List<Finding> open =
                wanted.stream().filter(f -> status(f, Fix.Status.UNPROVEN)).toList();
        long proven = wanted.stream().filter(f -> status(f, Fix.Status.PROVEN)).count();
        notes.add("%s: %,d with a proven fix, %,d with an unproven one, %,d without"
                .formatted(
                        Counted.of((long) wanted.size(), "finding"),
                        proven,
                        open.size(),
                        wanted.size() - proven - open.size()));
        long untried = open.stream().filter(Repair::untried).count();
        if (untried > 0) {
            notes.add("fixes not tried for want of time: %,d; take one rule at a time with --rule".formatted(untried));
        }
        for (Finding finding : open.stream().filter(one -> !untried(one)).toList()) {
            String reason = Optional.ofNullable(finding.fix()).map(Fix::reason).orElse("");
            notes.add("not proven: " + finding.rule() + " at " + finding.location() + ": " + reason);
        }
        long dirty = patch.paths().stream()
                .filter(path -> workspace.tree().paths().contains(path)
                        && workspace.tree().revision(path).equals("worktree"))
                .count();
        if (dirty > 0) {
            notes.add(Counted.of(dirty, "file") + " to change differ from the last commit already");
        }
        return notes;
    }

    private static boolean untried(Finding finding) {
        Fix fix = finding.fix();
        return fix != null && ProofLimit.untried(fix.reason());
    }

    private static boolean status(Finding finding, Fix.Status status) {
        Fix fix = finding.fix();
        return fix != null && fix.status() == status;
    }

    /** The command that applies the diff when it is read from stdin. */
    public String apply() {
        return "git -C " + workspace.base() + " apply";
    }

    /**
     * Writes the changes, all of them or none.
     *
     * @throws UserError of kind SOURCE where a file changed meanwhile or cannot be written; nothing is changed then
     */
    public void write() {
        try {
            new PatchFiles(workspace.base(), patch).write();
        } catch (IOException e) {
            throw UserError.source(
                    "nothing was written: " + Reasons.of(e), "Run the command again, it reads the files anew.");
        }
    }
}
