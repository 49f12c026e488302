package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;
import java.math.BigDecimal;

/**
 * What statements of a type took of cloud services.
 *
 * @param type {@code SELECT}, {@code SHOW}, {@code COPY} …
 * @param credits before what is free
 */
public record CloudServiceUse(String type, long runs, BigDecimal credits, Location at) implements AccountRow {

    public static final Extract<CloudServiceUse> EXTRACT = Extract.of(
            "cloud_services.csv", CloudServiceUse.class, "QUERY_TYPE", "RUNS", "CREDITS_USED_CLOUD_SERVICES");
}
