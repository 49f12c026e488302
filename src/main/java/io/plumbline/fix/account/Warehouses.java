package io.plumbline.fix.account;

import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.VirtualWarehouse;
import java.util.Optional;

/** Finds the warehouse that a finding names, which may stand in another extract than the finding. */
final class Warehouses {

    private Warehouses() {}

    static Optional<VirtualWarehouse> of(Finding finding, Workbench bench) {
        return bench.rows(finding, VirtualWarehouse.EXTRACT)
                .filter(warehouse -> warehouse.name().equals(finding.facts().get("warehouse")))
                .findFirst();
    }
}
