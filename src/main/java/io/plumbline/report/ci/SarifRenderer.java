package io.plumbline.report.ci;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Location;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.WhoseJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * SARIF 2.1.0 as GitHub's code scanning reads it: one run, the gravest results first. GitHub shows 5,000 results of a run and
 * refuses files above 10 MB when compressed, so at most 5,000 are written; a notification says how many were left out.
 */
@Component
final class SarifRenderer implements ReportRenderer {

    private static final int MOST = 5_000;

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public String format() {
        return "sarif";
    }

    @Override
    public String fileName() {
        return "plumbline.sarif";
    }

    @Override
    public String mediaType() {
        return "application/sarif+json";
    }

    @Override
    public byte[] render(Report report) {
        List<Finding> findings = CiFindings.worstFirst(report);
        ObjectNode root = mapper.createObjectNode();
        root.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json").put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        Map<String, Integer> indexes = rules(run.putObject("tool").putObject("driver"), report);
        run.putObject("automationDetails").put("id", "plumbline/" + report.job() + "/");
        run.putObject("originalUriBaseIds").putObject("%SRCROOT%").put("uri", "file:///");
        ArrayNode results = run.putArray("results");
        findings.stream().limit(MOST).forEach(finding -> result(results.addObject(), finding, indexes));
        ObjectNode invocation = run.putArray("invocations").addObject().put("executionSuccessful", true);
        if (findings.size() > MOST) {
            invocation
                    .putArray("toolExecutionNotifications")
                    .addObject()
                    .put("level", "warning")
                    .putObject("message")
                    .put("text", (findings.size() - MOST) + " findings of lower severity are left out");
        }
        return mapper.writeValueAsBytes(root);
    }

    private static Map<String, Integer> rules(ObjectNode driver, Report report) {
        driver.put("name", "Plumbline").put("version", "0.1.0");
        ArrayNode rules = driver.putArray("rules");
        Map<String, Integer> indexes = new HashMap<>();
        for (Report.Group group : report.groups()) {
            RuleInfo rule = group.rule();
            if (indexes.putIfAbsent(rule.id(), rules.size()) == null) {
                ObjectNode node = rules.addObject().put("id", rule.id()).put("name", rule.id());
                node.putObject("shortDescription").put("text", Inline.plain(rule.summary()));
                node.putObject("fullDescription")
                        .put("text", Inline.plain(rule.why().isBlank() ? rule.summary() : rule.why()));
                node.putObject("help")
                        .put("text", Inline.plain(rule.remedy().isBlank() ? rule.summary() : rule.remedy()))
                        .put("markdown", rule.remedy().isBlank() ? rule.summary() : rule.remedy());
                node.putObject("defaultConfiguration").put("level", level(rule.severity()));
                node.putObject("properties").putArray("tags").add(rule.area().label());
            }
        }
        return indexes;
    }

    private static void result(ObjectNode node, Finding finding, Map<String, Integer> indexes) {
        node.put("ruleId", finding.rule()).put("ruleIndex", indexes.get(finding.rule()));
        node.put("level", level(finding.severity()));
        node.putObject("message").put("text", Inline.plain(finding.message()));
        Location place = finding.location();
        ObjectNode physical = node.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation")
                .put("uri", CiFindings.uri(place.path()))
                .put("uriBaseId", "%SRCROOT%");
        physical.putObject("region").put("startLine", place.line()).put("endLine", place.endLine());
        node.putObject("partialFingerprints").put("plumbline/v1", finding.fingerprint());
        WhoseJson.write(node.putObject("properties").put("subject", finding.subject()), finding);
        Fix fix = finding.fix();
        if (fix != null && fix.proven() && !fix.onAccount()) {
            ObjectNode proposal = node.objectNode();
            proposal.putObject("description")
                    .put("text", "Proven: applied to a copy, this finding disappears and no new one comes");
            SarifFix.write(proposal.putArray("artifactChanges"), fix.diff());
            if (!proposal.path("artifactChanges").isEmpty()) {
                node.putArray("fixes").add(proposal);
            }
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
