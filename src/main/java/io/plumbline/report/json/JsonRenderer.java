package io.plumbline.report.json;

import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Money;
import io.plumbline.model.Suppressed;
import io.plumbline.report.ChangeCost;
import io.plumbline.report.ProjectChange;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.WhoseJson;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stable JSON of findings, described by {@code docs/schema/report.schema.json}. Fields are added, never renamed or
 * removed, within one {@code format} number. Standing findings come in the order of the report, then the fixed ones.
 */
@Component
final class JsonRenderer implements ReportRenderer {

    private static final int FORMAT = 1;

    private final JsonMapper mapper =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Override
    public String format() {
        return "json";
    }

    @Override
    public String fileName() {
        return "report.json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] render(Report report) {
        ObjectNode root = mapper.createObjectNode();
        root.put("format", FORMAT);
        root.put("job", report.job());
        root.put("run", report.run());
        ObjectNode score = root.putObject("score");
        report.scores().stream()
                .sorted(java.util.Comparator.comparing(Report.AreaScore::area))
                .forEach(area -> score.put(area.area().label(), area.score()));
        ArrayNode findings = root.putArray("findings");
        Stream.concat(report.entries(), report.changes().fixed().stream())
                .forEach(entry -> finding(findings.addObject(), entry));
        ArrayNode unseen = root.putArray("notSeen");
        report.gaps().forEach(gap -> unseen.addObject()
                .put("what", gap.what())
                .put("where", gap.where())
                .put("why", gap.why()));
        ArrayNode suppressed = root.putArray("suppressed");
        report.suppressed().forEach(one -> suppressed(suppressed.addObject(), one));
        ArrayNode checks = root.putArray("manifestChecks");
        report.manifestChecks().forEach(check -> manifest(checks.addObject(), check));
        ArrayNode projects = root.putArray("projectChanges");
        report.projectChanges().forEach(change -> project(projects.addObject(), change));
        if (!report.narrative().empty()) {
            NarrativeJson.write(root.putObject("narrative"), report.narrative());
        }
        ArrayNode spend = root.putArray("spend");
        report.spend().forEach(account -> SpendJson.write(spend.addObject(), account));
        ArrayNode repositories = root.putArray("repositories");
        report.repositories().forEach(repository -> RepositoryJson.write(repositories.addObject(), repository));
        root.putObject("citations")
                .put("checked", report.checks().checked())
                .put("dropped", report.checks().dropped());
        return mapper.writeValueAsBytes(root);
    }

    private static void project(ObjectNode node, ProjectChange change) {
        node.put("source", change.source())
                .put("root", change.root())
                .put("before", change.before())
                .put("after", change.after())
                .put("summary", change.summary());
        ArrayNode changes = node.putArray("changes");
        change.changes().forEach(item -> {
            ArrayNode details = changes.addObject().put("what", item.what()).putArray("details");
            item.details().forEach(details::add);
        });
        node.put("further", change.further());
        ArrayNode costs = node.putArray("costs");
        change.costs().forEach(cost -> cost(costs.addObject(), cost));
    }

    private static void cost(ObjectNode node, ChangeCost cost) {
        node.put("account", cost.account())
                .put("from", cost.from().toString())
                .put("until", cost.until().toString())
                .put("currency", cost.currency())
                .put("prices", cost.origin())
                .put("touched", cost.touched())
                .put("downstream", cost.rebuilt())
                .put("unknown", cost.unknown())
                .put("creditsPerMonth", cost.credits())
                .put("costPerMonth", cost.cost())
                .put("costPerMonthWithIdleTime", cost.loaded());
        ArrayNode nodes = node.putArray("nodes");
        cost.nodes().forEach(one -> nodes.addObject()
                .put("name", one.name())
                .put("touched", one.touched())
                .put("runs", one.runs())
                .put("creditsPerMonth", one.credits()));
        citations(node.putArray("citations"), cost.citations());
    }

    private static void suppressed(ObjectNode node, Suppressed one) {
        node.put("rule", one.rule())
                .put("subject", one.subject())
                .put("message", one.message())
                .put("place", one.location().toString())
                .put("because", one.reason())
                .put("owner", one.owner())
                .put("until", one.until())
                .put("declared", one.declared().toString());
    }

    private static void manifest(ObjectNode node, ManifestCheck check) {
        node.put("path", check.path()).put("nodes", check.nodes()).put("equal", check.equal());
        ArrayNode differences = node.putArray("differences");
        check.differences().forEach(difference -> differences
                .addObject()
                .put("id", difference.id())
                .put("place", difference.location().toString())
                .put("what", difference.what())
                .put("files", difference.files())
                .put("manifest", difference.manifest()));
    }

    private void finding(ObjectNode node, Entry entry) {
        Finding finding = entry.finding();
        node.put("fingerprint", finding.fingerprint());
        node.put("rule", finding.rule());
        ArrayNode aliases = node.putArray("aliases");
        finding.aliases().forEach(aliases::add);
        node.put("area", finding.area().label());
        node.put("severity", lower(finding.severity()));
        node.put("status", lower(finding.status()));
        node.put("subject", finding.subject());
        WhoseJson.write(node, finding);
        node.put("message", finding.message());
        node.put("path", finding.location().path());
        node.put("line", finding.location().line());
        node.put("endLine", finding.location().endLine());
        node.set("facts", mapper.valueToTree(finding.facts()));
        citations(node.putArray("citations"), finding.citations());
        Money money = finding.money();
        if (money == null) {
            node.putNull("money");
        } else {
            node.putObject("money")
                    .put("low", money.low())
                    .put("high", money.high())
                    .put("currency", money.currency())
                    .put("per", money.per())
                    .put("method", money.method());
        }
        Fix fix = finding.fix();
        if (fix == null) {
            node.putNull("fix");
        } else {
            node.putObject("fix")
                    .put("status", lower(fix.status()))
                    .put("diff", fix.diff())
                    .put("sql", fix.sql())
                    .put("reason", fix.reason());
        }
    }

    private static void citations(ArrayNode node, List<Citation> citations) {
        citations.forEach(citation -> node.addObject()
                .put("source", citation.source())
                .put("revision", citation.revision())
                .put("locator", citation.locator().toString())
                .put("level", citation.level().name())
                .put("quote", citation.quote()));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
