package io.plumbline.pipeline;

import io.plumbline.agent.Narration;
import io.plumbline.agent.Narration.Told;
import io.plumbline.report.Narrated;
import java.util.List;

/** Hands what an agent tells to the report. */
final class Narrations {

    private Narrations() {}

    static Narrated shown(Narration narration) {
        return new Narrated(
                lines(narration.summary()), lines(narration.causes()), lines(narration.plan()), narration.provider());
    }

    private static List<Narrated.Line> lines(List<Told> told) {
        return told.stream()
                .map(sentence -> new Narrated.Line(sentence.text(), sentence.citations()))
                .toList();
    }
}
