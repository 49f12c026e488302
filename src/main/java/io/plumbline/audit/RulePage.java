package io.plumbline.audit;

import io.plumbline.model.RuleInfo;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a rule is and says about itself: {@code rules/<id>.md} beside its class, joined with its {@link Rule}.
 *
 * @param enabled whether it runs without being asked for
 * @param text the whole page, Markdown
 * @param sections heading to Markdown, in the order of the page
 */
public record RulePage(RuleInfo info, boolean enabled, String text, Map<String, String> sections) {

    public RulePage {
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
    }

    /** The page of a rule that has no class of its own. */
    public static RulePage of(RuleInfo info) {
        Map<String, String> sections = new LinkedHashMap<>();
        sections.put("Why", info.why());
        sections.put("Example", info.example());
        sections.put("Remedy", info.remedy());
        sections.values().removeIf(String::isBlank);
        StringBuilder text = new StringBuilder("# " + info.id() + "\n\n" + info.summary() + ".\n");
        sections.forEach((heading, body) ->
                text.append("\n## ").append(heading).append("\n\n").append(body).append('\n'));
        return new RulePage(info, true, text.toString(), sections);
    }

    /** @throws IllegalStateException where the annotation, the page or a section of it is missing */
    static RulePage of(Class<?> type) {
        Rule rule = type.getAnnotation(Rule.class);
        if (rule == null) {
            throw new IllegalStateException(type.getName() + " carries no @Rule");
        }
        String text = read(type, "/rules/" + rule.id() + ".md");
        Map<String, String> sections = sections(text);
        RuleInfo info = new RuleInfo(
                rule.id(),
                List.of(rule.aliases()),
                rule.area(),
                rule.severity(),
                List.of(rule.thresholds()),
                rule.summary(),
                section(rule, sections, "Why"),
                section(rule, sections, "Example"),
                section(rule, sections, "Remedy"));
        return new RulePage(info, rule.enabled(), text, sections);
    }

    private static String section(Rule rule, Map<String, String> sections, String heading) {
        String found = sections.get(heading);
        if (found == null || found.isBlank()) {
            throw new IllegalStateException("rules/" + rule.id() + ".md has no section " + heading);
        }
        return found;
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        String heading = "";
        StringBuilder body = new StringBuilder();
        boolean code = false;
        for (String line : text.lines().toList()) {
            code ^= line.startsWith("```");
            if (line.startsWith("## ") && !code) {
                sections.put(heading, body.toString().strip());
                heading = line.substring(3).strip();
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        sections.put(heading, body.toString().strip());
        return sections;
    }

    private static String read(Class<?> type, String path) {
        try (InputStream in = type.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("there is no page " + path.substring(1));
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path.substring(1) + " cannot be read", e);
        }
    }
}
