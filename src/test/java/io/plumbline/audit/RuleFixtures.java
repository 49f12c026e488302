package io.plumbline.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The cases of a rule: {@code src/test/resources/rules/<id>.txt}, where a line {@code #### sentence} begins each case
 * and the rest is a {@link ProjectText}.
 */
final class RuleFixtures {

    private RuleFixtures() {}

    /** Sentence to project; empty where the rule has no fixture. */
    static Map<String, String> of(String rule) {
        Map<String, String> cases = new LinkedHashMap<>();
        String name = null;
        StringBuilder body = new StringBuilder();
        for (String line : read("/rules/" + rule + ".txt").lines().toList()) {
            if (line.startsWith("#### ")) {
                if (name != null) {
                    cases.put(name, body.toString());
                }
                name = line.substring(5).strip();
                body.setLength(0);
            } else {
                body.append(line).append('\n');
            }
        }
        if (name != null) {
            cases.put(name, body.toString());
        }
        return cases;
    }

    private static String read(String path) {
        try (InputStream in = RuleFixtures.class.getResourceAsStream(path)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
    }
}
