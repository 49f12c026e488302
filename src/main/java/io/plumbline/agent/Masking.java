package io.plumbline.agent;

import io.plumbline.model.Citation;
import io.plumbline.model.Locator;
import io.plumbline.model.Redaction;
import io.plumbline.model.SourceFile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Masks secrets in what is told, after it was proved. A file is masked as a whole, because a secret that spans lines is
 * seen only by who sees all of them. Not safe for concurrent use.
 */
final class Masking {

    private final Files files;
    private final Redaction redaction = new Redaction();
    private final Map<String, List<String>> masked = new HashMap<>();

    Masking(Files files) {
        this.files = files;
    }

    Sentence of(Sentence sentence) {
        String text = sentence.text();
        for (Citation citation : sentence.citations()) {
            List<String> raw = citation.quote().lines().toList();
            List<String> shown = quote(citation).lines().toList();
            for (int i = 0; i < Math.min(raw.size(), shown.size()); i++) {
                if (!raw.get(i).equals(shown.get(i))) {
                    text = text.replace(raw.get(i).strip(), shown.get(i).strip());
                }
            }
        }
        return new Sentence(
                redaction.text(text),
                sentence.citations().stream().map(this::of).toList(),
                sentence.remark());
    }

    private Citation of(Citation citation) {
        return new Citation(
                citation.source(),
                citation.revision(),
                citation.locator(),
                quote(citation),
                citation.quoteHash(),
                citation.level());
    }

    private String quote(Citation citation) {
        if (citation.locator() instanceof Locator.Lines lines) {
            List<String> file = lines(citation.source(), lines.path());
            if (lines.line() <= file.size()) {
                return String.join("\n", file.subList(lines.line() - 1, Math.min(lines.endLine(), file.size())));
            }
        }
        return redaction.text(citation.quote());
    }

    /** The lines of a file; none where it is no text. */
    List<String> lines(String source, String path) {
        return masked.computeIfAbsent(source + "\u0000" + path, key -> file(source, path));
    }

    private List<String> file(String source, String path) {
        return files.find(source, path)
                .map(SourceFile::text)
                .map(text -> redaction.text(text).lines().toList())
                .orElse(List.of());
    }
}
