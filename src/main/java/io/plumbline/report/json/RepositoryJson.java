package io.plumbline.report.json;

import io.plumbline.report.RepositoryReport;
import io.plumbline.report.RepositoryWords;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the history of a repository says, as one object of {@code repositories}. */
final class RepositoryJson {

    private RepositoryJson() {}

    static void write(ObjectNode node, RepositoryReport repository) {
        node.put("source", repository.source())
                .put("commit", repository.tip())
                .put("asOf", RepositoryWords.asOf(repository).toString())
                .put("commits", repository.commits())
                .put("people", repository.people())
                .put("active", repository.active());
        ArrayNode months = node.putArray("months");
        repository.months().forEach(month -> months.addObject()
                .put("month", month.month().toString())
                .put("commits", month.commits())
                .put("people", month.people()));
        ArrayNode folders = node.putArray("folders");
        repository.folders().forEach(folder -> folders.addObject()
                .put("path", folder.path())
                .put("files", folder.files())
                .put("owner", folder.owner())
                .put("ownerBecause", folder.because())
                .put("writer", folder.writer())
                .put("share", Math.round(folder.share() * 1_000) / 1_000.0)
                .put("busFactor", folder.busFactor()));
        ArrayNode hotspots = node.putArray("hotspots");
        repository.hotspots().forEach(spot -> hotspots.addObject()
                .put("path", spot.path())
                .put("commits", spot.commits())
                .put("lines", spot.lines())
                .put("score", spot.score()));
        ArrayNode risks = node.putArray("risks");
        repository.risks().forEach(risk -> {
            ObjectNode one = risks.addObject().put("path", risk.path());
            ArrayNode because = one.putArray("because");
            risk.because().forEach(because::add);
            one.put("readers", risk.readers()).put("lines", risk.lines());
        });
        node.put("furtherRisks", repository.furtherRisks());
    }
}
