package io.plumbline.report.json;

import io.plumbline.report.SpendReport;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What an account costs, as one object of {@code spend}. */
final class SpendJson {

    private SpendJson() {}

    static void write(ObjectNode node, SpendReport spend) {
        node.put("source", spend.source())
                .put("from", spend.from().toString())
                .put("until", spend.until().toString())
                .put("currency", spend.currency())
                .put("prices", spend.origin())
                .put("credits", spend.billed())
                .put("cost", spend.cost())
                .put("attributedCredits", spend.attributed())
                .put("storagePerMonth", spend.storage())
                .put("possibleSavingPerMonth", spend.possible());
        ArrayNode warehouses = node.putArray("warehouses");
        spend.warehouses().forEach(warehouse -> warehouses
                .addObject()
                .put("name", warehouse.name())
                .put("credits", warehouse.billed())
                .put("idleCredits", warehouse.idle())
                .put("cost", warehouse.cost()));
        ArrayNode services = node.putArray("services");
        spend.services().forEach(service -> services.addObject()
                .put("name", service.name())
                .put("credits", service.credits())
                .put("cost", service.cost()));
        ArrayNode exposures = node.putArray("exposures");
        spend.exposures().forEach(exposure -> exposures
                .addObject()
                .put("name", exposure.name())
                .put("nodes", exposure.nodes())
                .put("credits", exposure.credits())
                .put("cost", exposure.cost()));
        ArrayNode nodes = node.putArray("nodes");
        spend.nodes().forEach(one -> nodes.addObject()
                .put("name", one.name())
                .put("kind", one.kind())
                .put("runs", one.runs())
                .put("credits", one.credits())
                .put("cost", one.cost())
                .put("costWithIdleTime", one.loaded()));
    }
}
