package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Prints what the rules find in a folder, with the cited lines, for a check by hand. Arguments: the folder, perhaps a rule
 * to print alone, perhaps how many findings of each rule (10). Findings are taken at even distances, so that one
 * file does not stand for all.
 */
final class FolderFindings {

    private FolderFindings() {}

    public static void main(String[] arguments) {
        Workspace folder = Workspace.open(Path.of(arguments[0]), DbtSettings.defaults(), new DbtReader());
        Checked checked = Checked.of(folder, Audit.ofAllRules(), LocalDate.EPOCH);
        String only = arguments.length > 1 ? arguments[1] : "";
        int most = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 10;
        Map<String, List<Finding>> byRule = checked.findings().stream()
                .collect(Collectors.groupingBy(Finding::rule, TreeMap::new, Collectors.toList()));
        byRule.forEach((rule, findings) -> {
            System.out.printf("%n## %s: %d%n", rule, findings.size());
            if (only.isEmpty() || only.equals(rule)) {
                double step = Math.max(1, findings.size() / (double) most);
                for (double i = 0; i < findings.size(); i += step) {
                    print(findings.get((int) i));
                }
            }
        });
        System.out.printf(
                "%n%d findings dropped for their citations%n", checked.cited().dropped());
    }

    private static void print(Finding finding) {
        System.out.printf("- %s%n", finding.message());
        for (Citation citation : finding.citations()) {
            System.out.printf(
                    "    %s | %s%n", citation.locator(), citation.quote().strip());
        }
    }
}
