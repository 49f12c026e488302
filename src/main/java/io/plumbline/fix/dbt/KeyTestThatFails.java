package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes the severity from a test that should fail the build. */
@Mends(
        value = "key-test-only-warns",
        by = "takes severity: warn off the test",
        unless = "the severity stands elsewhere than in the entry of the test")
final class KeyTestThatFails implements Remedy {

    private static final Pattern SEVERITY = Pattern.compile("\\s*severity:\\s*['\"]?warn['\"]?\\s*");
    private static final Pattern INLINE =
            Pattern.compile("\\s*config:\\s*\\{\\s*severity:\\s*['\"]?warn['\"]?\\s*}\\s*");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return YamlEntry.at(finding.location(), bench)
                .map(KeyTestThatFails::withoutSeverity)
                .orElse(List.of());
    }

    private static List<Edit> withoutSeverity(YamlEntry entry) {
        TextFile file = entry.file();
        List<String> lines = new ArrayList<>(file.lines(entry.first(), entry.last()));
        boolean found = lines.removeIf(
                line -> SEVERITY.matcher(line).matches() || INLINE.matcher(line).matches());
        if (!found) {
            return List.of();
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            boolean alone = i == lines.size() - 1 || indent(lines.get(i + 1)) <= indent(lines.get(i));
            if (lines.get(i).strip().equals("config:") && alone) {
                lines.remove(i);
            }
        }
        if (lines.size() == 1 && lines.get(0).endsWith(":")) {
            lines.set(0, lines.get(0).substring(0, lines.get(0).length() - 1));
        }
        return List.of(entry.replace(lines));
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }
}
