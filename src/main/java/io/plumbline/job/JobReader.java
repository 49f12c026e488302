package io.plumbline.job;

import io.plumbline.job.JobsReader.Typed;
import io.plumbline.job.YamlTable.Entry;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one job of jobs.yml. */
final class JobReader {

    private final Problems problems;
    private final Map<String, SourceSpec> sources;
    private final List<TypeSpec> channelTypes;
    private final List<RuleInfo> rules;
    private final Map<String, String> environment;
    private final Path path;

    JobReader(
            Problems problems,
            Map<String, SourceSpec> sources,
            List<TypeSpec> channelTypes,
            List<RuleInfo> rules,
            Map<String, String> environment,
            Path path) {
        this.problems = problems;
        this.sources = sources;
        this.channelTypes = channelTypes;
        this.rules = rules;
        this.environment = environment;
        this.path = path;
    }

    JobSpec read(Entry job, YamlTable body) {
        String what = "job \"" + job.key() + "\"";
        Options values = new Options(problems.values(what, body, job.line(), Grammar.JOB));
        agent(what, body);
        return new JobSpec(
                job.key(),
                cron(what, body),
                zone(what, body),
                sources(what, body, values),
                audit(what, body),
                report(what, job.key(), body),
                deliver(what, body),
                job.line(),
                JobsReader.folder(path));
    }

    private @Nullable Cron cron(String what, YamlTable body) {
        Entry entry = body.get("schedule");
        if (entry == null || !(entry.plain() instanceof String text)) {
            return null;
        }
        try {
            return Cron.parse(text);
        } catch (IllegalArgumentException e) {
            problems.add(
                    entry.line(),
                    what + " has the schedule \"" + text + "\": " + e.getMessage(),
                    "Write cron, for example \"0 2 * * *\" for two at night; for two schedules write two jobs.");
            return null;
        }
    }

    private ZoneId zone(String what, YamlTable body) {
        Entry entry = body.get("zone");
        if (entry == null || entry.isNull()) {
            return ZoneOffset.UTC;
        }
        String name = String.valueOf(entry.plain());
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            problems.add(
                    entry.line(),
                    what + " has the zone \"" + name + "\"; expected a name of the tz database",
                    Suggestion.orElse(name, ZoneId.getAvailableZoneIds(), "For example Europe/Berlin, or UTC."));
            return ZoneOffset.UTC;
        }
    }

    private List<SourceSpec> sources(String what, YamlTable body, Options values) {
        List<SourceSpec> found = new ArrayList<>();
        Entry entry = body.get("sources");
        for (String name : values.list("sources")) {
            SourceSpec source = sources.get(name);
            if (source != null) {
                found.add(source);
            } else if (entry != null) {
                problems.add(
                        lineOf(entry, name),
                        what + " reads the source \"" + name + "\"; known sources: "
                                + String.join(", ", sources.keySet()),
                        Suggestion.orElse(name, sources.keySet(), "Add it under sources."));
            }
        }
        if (entry != null && entry.plain() instanceof List<?> list && list.isEmpty()) {
            problems.add(entry.line(), what + " has no source; expected at least one", "Name a source.");
        }
        return found;
    }

    private static int lineOf(Entry entry, String item) {
        if (entry.value() instanceof SequenceNode list) {
            for (Node node : list.getValue()) {
                if (item.equals(String.valueOf(YamlTable.plain(node)))) {
                    return YamlTable.line(node);
                }
            }
        }
        return entry.line();
    }

    private JobSpec.Audit audit(String what, YamlTable body) {
        Entry entry = body.get("audit");
        YamlTable table = table(what + " audit", entry, "{fail-on: error}");
        if (entry == null || table == null) {
            return new JobSpec.Audit(null, AuditSpec.none());
        }
        Options values = new Options(problems.values(what + " audit", table, entry.line(), Grammar.AUDIT));
        String failOn = values.text("fail-on", "never");
        boolean known = problems.oneOf(line(table, "fail-on"), what + " fail-on", failOn, Grammar.FAIL_ON);
        List<AuditSpec.Section> sections = new AuditReader(problems, rules).sections(what + " audit", table);
        return new JobSpec.Audit(
                known && !failOn.equals("never") ? severity(failOn) : null, new AuditSpec(sections, List.of()));
    }

    private static Severity severity(String word) {
        return Severity.valueOf(word.toUpperCase(Locale.ROOT));
    }

    private static int line(YamlTable table, String key) {
        Entry entry = table.get(key);
        return entry == null ? 1 : entry.line();
    }

    private @Nullable YamlTable table(String what, @Nullable Entry entry, String example) {
        return entry == null || entry.isNull() ? null : problems.table(what, entry.value(), example);
    }

    private JobSpec.Report report(String what, String job, YamlTable body) {
        Entry entry = body.get("report");
        YamlTable table = table(what + " report", entry, "{title: Shop}");
        if (entry == null || table == null) {
            return new JobSpec.Report(job, Grammar.FORMATS);
        }
        Options values = new Options(problems.values(what + " report", table, entry.line(), Grammar.REPORT));
        List<String> formats = values.list("formats");
        formats.forEach(
                format -> problems.oneOf(line(table, "formats"), what + " report format", format, Grammar.FORMATS));
        return new JobSpec.Report(values.text("title", job), formats.isEmpty() ? Grammar.FORMATS : formats);
    }

    private List<DeliverySpec> deliver(String what, YamlTable body) {
        List<DeliverySpec> found = new ArrayList<>();
        Entry entry = body.get("deliver");
        if (entry == null || !(entry.value() instanceof SequenceNode list)) {
            return found;
        }
        for (Node node : list.getValue()) {
            int line = YamlTable.line(node);
            YamlTable table = problems.table(what + " deliver", node, "{type: folder, path: /srv/reports}");
            Typed typed = table == null ? null : Typed.read(what + " deliver", table, line, channelTypes, problems);
            if (typed != null) {
                Path folder = JobsReader.folder(path);
                Placeholders placeholders = new Placeholders(environment, folder, path.getFileName() + ":" + line);
                found.add(new DeliverySpec(typed.type(), new Options(typed.values(), placeholders), line, folder));
            }
        }
        return found;
    }

    private void agent(String what, YamlTable body) {
        Entry entry = body.get("agent");
        YamlTable table = table(what + " agent", entry, "{provider: none}");
        if (entry != null && table != null) {
            Options values = new Options(problems.values(what + " agent", table, entry.line(), Grammar.AGENT));
            problems.oneOf(
                    line(table, "provider"), what + " provider", values.text("provider", "none"), Grammar.PROVIDERS);
        }
    }
}
