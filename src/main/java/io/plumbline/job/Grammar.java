package io.plumbline.job;

import static io.plumbline.job.OptionSpec.Type.FLAG;
import static io.plumbline.job.OptionSpec.Type.LIST;
import static io.plumbline.job.OptionSpec.Type.MAP;
import static io.plumbline.job.OptionSpec.Type.NUMBER;
import static io.plumbline.job.OptionSpec.Type.TEXT;

import java.util.List;
import java.util.stream.Stream;

/** The keys of jobs.yml outside sources and channels; {@link JobsReader} checks by it, {@link JobsSchema} prints it. */
final class Grammar {

    static final List<OptionSpec> ROOT = List.of(
            new OptionSpec("version", NUMBER, true, "The version of this format", "1"),
            new OptionSpec("sources", MAP, true, "Name of each source, with its type and options", "shop: {type: dbt}"),
            new OptionSpec("jobs", MAP, true, "Name of each job", "nightly: {sources: [shop]}"),
            new OptionSpec(
                    "analyses", MAP, false, "Who may have queries run on a warehouse", "{approvers: [carla, dora]}"));

    static final List<OptionSpec> ANALYSES = List.of(
            new OptionSpec("approvers", LIST, true, "Who may say yes to a query", "[carla, dora]"),
            new OptionSpec("requesters", LIST, false, "Who may ask; everybody where it is missing", "[anna]"),
            new OptionSpec("two-eyes", FLAG, false, "Nobody approves what he asked himself (true)", "true"),
            new OptionSpec("expires-hours", NUMBER, false, "How long an approval holds (24)", "4"),
            new OptionSpec(
                    "explain",
                    FLAG,
                    false,
                    "Ask the account's planner before somebody approved; compiles and runs nothing (false)",
                    "true"),
            new OptionSpec(
                    "tables", LIST, false, "What names of tables start with; any where missing", "[ANALYTICS.MARTS]"),
            new OptionSpec("max-rows", NUMBER, false, "Most rows of a result (10000)", "1000"),
            new OptionSpec("max-megabytes", NUMBER, false, "Most of a result, 2^20 bytes each (16)", "4"),
            new OptionSpec("max-seconds", NUMBER, false, "How long a query may run (300)", "60"));

    static final List<OptionSpec> JOB = List.of(
            new OptionSpec("schedule", TEXT, false, "Cron, five fields, or six with seconds in front", "\"0 2 * * *\""),
            new OptionSpec("zone", TEXT, false, "Time zone of the schedule; UTC where it is missing", "Europe/Berlin"),
            new OptionSpec("sources", LIST, true, "Names of the sources to read", "[shop, runbooks]"),
            new OptionSpec("audit", MAP, false, "Which rules run and how much they weigh", "{fail-on: error}"),
            new OptionSpec("report", MAP, false, "Title and formats of the report", "{title: Shop}"),
            new OptionSpec("deliver", LIST, false, "Where the report goes", "[{type: folder, path: /srv/reports}]"),
            new OptionSpec("agent", MAP, false, "The language model; there is none yet", "{provider: none}"));

    private static final OptionSpec RULES = new OptionSpec(
            "rules",
            MAP,
            false,
            "Rule id to off, on, a severity, or its thresholds and severity",
            "{root-model: off, model-fanout: {leaves: 5}}");
    private static final OptionSpec PARTS = new OptionSpec(
            "parts", LIST, false, "Rules for a part of what is audited", "[{select: \"tag:legacy\", rules: {…}}]");

    static final List<OptionSpec> AUDIT = List.of(
            new OptionSpec("fail-on", TEXT, false, "Exit code 1 from this severity on; never where missing", "error"),
            RULES,
            PARTS);

    /** The keys of plumbline.yml; {@link AuditFile} checks by them. */
    static final List<OptionSpec> AUDIT_FILE = List.of(
            RULES,
            PARTS,
            new OptionSpec("ignore", LIST, false, "Findings that are accepted", "[{rule: root-model, because: …}]"));

    static final List<OptionSpec> PART = List.of(
            new OptionSpec("select", TEXT, true, "What it is for, as dbt's --select", "\"path:models/legacy\""),
            new OptionSpec("rules", MAP, true, "Rule id to what holds there", "{root-model: off}"));

    static final List<OptionSpec> IGNORE = List.of(
            new OptionSpec("rule", LIST, true, "Id of the rule, or several", "root-model"),
            new OptionSpec("because", TEXT, true, "Why it is accepted", "it is typed in by hand"),
            new OptionSpec("select", TEXT, false, "Where, as dbt's --select; everywhere if missing", "\"tag:manual\""),
            new OptionSpec("owner", TEXT, false, "Who answers for it", "finance"),
            new OptionSpec("until", TEXT, false, "The last day it holds", "2027-03-31"));

    /** The keys of a file in plumbline-rules/; {@link RuleFileReader} checks by them. */
    static final List<OptionSpec> RULE_FILE = List.of(
            new OptionSpec(
                    "rules", LIST, false, "The rules of this repository", "[{id: fact-without-owner, on: model}]"),
            new OptionSpec("tests", LIST, false, "Tests of any rules", "[{rule: root-model, files: {…}, expect: []}]"));

    static final List<OptionSpec> OWN_RULE = List.of(
            new OptionSpec("id", TEXT, true, "Name of the defect", "fact-without-owner"),
            new OptionSpec("on", TEXT, true, "Kind of the things it judges", "model"),
            new OptionSpec("where", TEXT, false, "Which of them, in CEL", "model.name.startsWith(\"fct_\")"),
            new OptionSpec("require", TEXT, true, "What holds for each, in CEL", "has(model.meta.owner)"),
            new OptionSpec("message", TEXT, true, "The finding's sentence", "\"{model.name} has no owner\""),
            new OptionSpec("summary", TEXT, false, "The defect in one line", "A fact table has no owner"),
            new OptionSpec("severity", TEXT, false, "How grave it is; warning if missing", "error"),
            new OptionSpec("area", TEXT, false, "What it is about; governance if missing", "testing"),
            new OptionSpec("why", TEXT, false, "Why it matters, Markdown", "nobody answers for its numbers"),
            new OptionSpec("remedy", TEXT, false, "What to do, Markdown", "add meta.owner"),
            new OptionSpec(
                    "tests", LIST, false, "Small projects and what is found there", "[{files: {…}, expect: []}]"));

    /** A test beside its rule. */
    static final List<OptionSpec> OWN_RULE_TEST = List.of(
            new OptionSpec("name", TEXT, false, "What it shows", "a fact without an owner"),
            new OptionSpec(
                    "files", MAP, true, "Path to content of a dbt project", "{models/fct_a.sql: select 1 as id}"),
            new OptionSpec("expect", LIST, true, "Places of all findings", "[\"models/fct_a.sql:1\"]"));

    /** A test that stands alone. */
    static final List<OptionSpec> RULE_TEST = Stream.concat(
                    Stream.of(new OptionSpec("rule", TEXT, true, "Id of the rule", "root-model")),
                    OWN_RULE_TEST.stream())
            .toList();

    static final List<OptionSpec> REPORT = List.of(
            new OptionSpec("title", TEXT, false, "Title of the report; the job's name where it is missing", "Shop"),
            new OptionSpec("formats", LIST, false, "Formats to write; all where it is missing", "[html, markdown]"));

    static final List<OptionSpec> AGENT =
            List.of(new OptionSpec("provider", TEXT, true, "Name of the language model's provider", "none"));

    /** The words each closed text option accepts. */
    static final List<String> FORMATS = List.of("html", "markdown", "json");

    static final List<String> SEVERITIES = List.of("info", "warning", "error");
    static final List<String> FAIL_ON = List.of("info", "warning", "error", "never");
    static final List<String> PROVIDERS = List.of("none");

    private Grammar() {}
}
