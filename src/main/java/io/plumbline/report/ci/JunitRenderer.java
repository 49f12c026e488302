package io.plumbline.report.ci;

import io.plumbline.model.Finding;
import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Inline;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * JUnit XML as most CI hosts read it: a suite for each rule that found something, a failing test case for each finding. What was
 * not seen is a suite of skipped cases.
 */
@Component
final class JunitRenderer implements ReportRenderer {

    @Override
    public String format() {
        return "junit";
    }

    @Override
    public String fileName() {
        return "junit.xml";
    }

    @Override
    public String mediaType() {
        return "application/xml";
    }

    @Override
    public byte[] render(Report report) {
        long failures = report.entries().count();
        int skipped = report.gaps().size();
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append("<testsuites name=\"Plumbline\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">\n"
                .formatted(failures + skipped, failures, skipped));
        report.groups().forEach(group -> suite(xml, group));
        if (skipped > 0) {
            xml.append("  <testsuite name=\"not seen\" tests=\"%d\" failures=\"0\" errors=\"0\" skipped=\"%d\">\n"
                    .formatted(skipped, skipped));
            report.gaps().forEach(gap -> xml.append("    <testcase classname=\"not seen\" name=\"")
                    .append(attribute(Inline.plain(gap.what())))
                    .append("\"><skipped message=\"")
                    .append(attribute(Inline.plain(gap.where() + ": " + gap.why())))
                    .append("\"/></testcase>\n"));
            xml.append("  </testsuite>\n");
        }
        return xml.append("</testsuites>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void suite(StringBuilder xml, Report.Group group) {
        List<Finding> findings = group.entries().map(Report.Entry::finding).toList();
        xml.append("  <testsuite name=\"")
                .append(attribute(group.rule().id()))
                .append("\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\">\n"
                        .formatted(findings.size(), findings.size()));
        for (Finding finding : findings) {
            xml.append("    <testcase classname=\"")
                    .append(attribute(group.rule().id()))
                    .append("\" name=\"")
                    .append(attribute(finding.subject() + " (" + finding.fingerprint() + ")"))
                    .append("\" file=\"")
                    .append(attribute(finding.location().path()))
                    .append("\" line=\"")
                    .append(finding.location().line())
                    .append("\"><failure type=\"")
                    .append(finding.severity().name().toLowerCase(Locale.ROOT))
                    .append("\" message=\"")
                    .append(attribute(Inline.plain(finding.message())))
                    .append("\">")
                    .append(text(finding.location() + "\n"
                            + Inline.plain(group.rule().remedy())))
                    .append("</failure></testcase>\n");
        }
        xml.append("  </testsuite>\n");
    }

    private static String attribute(String value) {
        return text(value)
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }

    /** Characters that XML 1.0 does not know become U+FFFD. */
    private static String text(String value) {
        StringBuilder out = new StringBuilder(value.length());
        value.codePoints().forEach(c -> {
            boolean known = c == '\t'
                    || c == '\n'
                    || c == '\r'
                    || c >= 0x20 && c <= 0xD7FF
                    || c >= 0xE000 && c <= 0xFFFD
                    || c >= 0x10000;
            switch (known ? c : 0xFFFD) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.appendCodePoint(known ? c : 0xFFFD);
            }
        });
        return out.toString();
    }
}
