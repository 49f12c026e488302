package io.plumbline.report.json;

import io.plumbline.model.Citation;
import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the findings come to, for report.json. */
final class NarrativeJson {

    private NarrativeJson() {}

    static void write(ObjectNode node, Narrative narrative) {
        node.put("provider", narrative.provider());
        passages(node.putArray("summary"), narrative.summary());
        passages(node.putArray("causes"), narrative.causes());
        passages(node.putArray("plan"), narrative.plan());
    }

    private static void passages(ArrayNode array, List<Passage> passages) {
        for (Passage passage : passages) {
            ObjectNode node = array.addObject().put("text", passage.text());
            ArrayNode citations = node.putArray("citations");
            passage.references().forEach(reference -> citation(citations.addObject(), reference.citation()));
        }
    }

    static void citation(ObjectNode node, Citation citation) {
        node.put("source", citation.source())
                .put("revision", citation.revision())
                .put("locator", citation.locator().toString())
                .put("level", citation.level().name())
                .put("quote", citation.quote());
    }
}
