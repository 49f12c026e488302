package io.plumbline.report.ci;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Inline;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** GitLab's Code Quality report: one object a finding, its fingerprint stable across runs and shifted lines. */
@Component
final class GitlabRenderer implements ReportRenderer {

    private final JsonMapper mapper = JsonMapper.builder().build();

    @Override
    public String format() {
        return "gitlab";
    }

    @Override
    public String fileName() {
        return "gl-code-quality-report.json";
    }

    @Override
    public String mediaType() {
        return "application/json";
    }

    @Override
    public byte[] render(Report report) {
        ArrayNode issues = mapper.createArrayNode();
        for (Finding finding : CiFindings.worstFirst(report)) {
            ObjectNode issue = issues.addObject();
            issue.put("description", Inline.plain(finding.message()));
            issue.put("check_name", finding.rule());
            issue.put("fingerprint", finding.fingerprint());
            issue.put("severity", severity(finding.severity()));
            ObjectNode place =
                    issue.putObject("location").put("path", finding.location().path());
            place.putObject("lines")
                    .put("begin", finding.location().line())
                    .put("end", finding.location().endLine());
        }
        return mapper.writeValueAsBytes(issues);
    }

    private static String severity(Severity severity) {
        return switch (severity) {
            case ERROR -> "major";
            case WARNING -> "minor";
            case INFO -> "info";
        };
    }
}
