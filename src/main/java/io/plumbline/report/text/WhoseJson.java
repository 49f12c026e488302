package io.plumbline.report.text;

import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.Past;
import tools.jackson.databind.node.ObjectNode;

/**
 * Who answers for a finding, why, and since when its lines stand, under the same names in every format made of JSON:
 * {@code owner}, {@code ownerBecause}, {@code linesSince}.
 */
public final class WhoseJson {

    private WhoseJson() {}

    /** Adds the three fields; {@code linesSince} is null where that is not known. */
    public static void write(ObjectNode node, Finding finding) {
        Past past = finding.past();
        node.put("owner", finding.owner());
        node.put("ownerBecause", past == null ? "" : past.because());
        FileHistory.Touch lines = past == null ? null : past.lines();
        if (lines == null) {
            node.putNull("linesSince");
        } else {
            node.putObject("linesSince")
                    .put("commit", lines.commit())
                    .put("at", lines.at().toString())
                    .put("author", lines.author().name());
        }
    }
}
