package io.plumbline.report.ci;

import io.plumbline.model.Finding;
import io.plumbline.report.Report;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/** What the formats of CI hosts share. */
final class CiFindings {

    private CiFindings() {}

    /** Hosts cut from the end, so the gravest findings come first; then by place. */
    static List<Finding> worstFirst(Report report) {
        return report.entries()
                .map(Report.Entry::finding)
                .sorted(Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::location)
                        .thenComparing(Finding::rule)
                        .thenComparing(Finding::fingerprint))
                .toList();
    }

    /** A path as a relative reference: every byte that RFC 3986 does not let stand is a percent sign and two digits. */
    static String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "/-._~".indexOf(c) >= 0);
            uri.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return uri.toString();
    }
}
