package io.plumbline.agent;

import io.plumbline.model.Chunk;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What others found out: the rules and the search for passages. */
final class Reports {

    private static final int PASSAGES = 4;

    private Reports() {}

    /** Why a thing is flagged. */
    record Flags(Knowledge knowledge) implements Tool {

        @Override
        public Intent intent() {
            return Intent.FINDINGS;
        }

        @Override
        public List<Draft> run(Map<String, String> inputs) {
            String id = inputs.getOrDefault("node", "*");
            String query = "findings " + id;
            String name = knowledge.estate().artifact(id).map(Phrases::name).orElse("the estate");
            List<Finding> found = Phrases.about(id, knowledge);
            List<Draft> drafts = new ArrayList<>();
            drafts.add(Draft.at(
                    found.isEmpty()
                            ? "No rule finds anything in " + name + "."
                            : "The rules have " + Phrases.counted(found.size(), "finding") + " on " + name + ".",
                    List.of(),
                    query));
            drafts.addAll(Draft.first(found, query, finding -> Traits.flagged(finding, query)));
            return drafts;
        }
    }

    /** The passages nearest to a question, in their own words. */
    record Passages(Knowledge knowledge) {

        List<Draft> run(String question) {
            Set<String> words = Terms.shown(question);
            List<Draft> drafts = new ArrayList<>();
            for (Chunk chunk : knowledge.passages(question, PASSAGES)) {
                String[] text = chunk.text().split("\n", -1);
                int best = best(text, words);
                if (chunk.locator() instanceof Locator.Lines lines) {
                    Location at = Location.ofLine(chunk.source(), lines.path(), lines.line() + best);
                    drafts.add(Draft.at(text[best].strip(), List.of(at)));
                } else if (chunk.locator() instanceof Locator.Page page) {
                    drafts.add(Draft.at(text[best].strip(), new Draft.Page(chunk.source(), page.path(), page.page())));
                }
            }
            return drafts;
        }

        /** The line that has most of the words, the first of equals. */
        private static int best(String[] text, Set<String> words) {
            int best = 0;
            long most = -1;
            for (int i = 0; i < text.length; i++) {
                long hits =
                        Terms.shown(text[i]).stream().filter(words::contains).count();
                if (hits > most && !text[i].isBlank()) {
                    best = i;
                    most = hits;
                }
            }
            return best;
        }
    }
}
