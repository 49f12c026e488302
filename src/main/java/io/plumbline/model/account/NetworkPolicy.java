package io.plumbline.model.account;

import io.plumbline.model.AccountRow;
import io.plumbline.model.Extract;
import io.plumbline.model.Location;

/**
 * A network policy that is there now.
 *
 * @param allowed addresses and ranges, as Snowflake writes them
 * @param uses what it is set on: the account, users, integrations
 */
public record NetworkPolicy(long id, String name, String allowed, String blocked, long uses, Location at)
        implements AccountRow {

    public static final Extract<NetworkPolicy> EXTRACT = Extract.of(
                    "network_policies.csv", NetworkPolicy.class, "ID", "NAME", "ALLOWED_IP_LIST", "USES")
            .and("BLOCKED_IP_LIST");
}
