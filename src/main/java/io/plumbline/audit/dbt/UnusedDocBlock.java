package io.plumbline.audit.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.Area;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A docs block no description uses. */
@Rule(
        id = "unused-doc-block",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "No description uses a docs block")
final class UnusedDocBlock implements AuditRule {

    private static final Pattern DOC =
            Pattern.compile("doc\\(\\s*['\"]([^'\"]+)['\"]\\s*(?:,\\s*['\"]([^'\"]+)['\"]\\s*)?\\)");

    @Override
    public Stream<Finding> check(RuleContext context) {
        Set<String> used = new HashSet<>();
        YamlFiles.of(context.estate()).forEach(text -> {
            Matcher doc = DOC.matcher(text);
            while (doc.find()) {
                used.add(doc.group(2) == null ? doc.group(1) : doc.group(2));
            }
        });
        return context.estate()
                .own(DocBlock.class)
                .filter(block -> !used.contains(block.name()) && !block.name().startsWith("__"))
                .flatMap(block -> context.finding(
                        block,
                        "",
                        "No description uses docs block `%s`".formatted(block.name()),
                        Node.first(block.location()),
                        Facts.of("docs_block", block.name())));
    }
}
