package io.plumbline.sql;

import io.plumbline.model.Snapshot;
import java.util.Map;

/**
 * The query a snapshot's table answers to: the snapshot's own columns and those dbt adds, which say since when and
 * until when a row was so (docs.getdbt.com, "Snapshot meta-fields").
 */
final class SnapshotQuery {

    private SnapshotQuery() {}

    /** @param sql the snapshot's own query */
    static String of(Snapshot snapshot, String sql) {
        String updated =
                "timestamp".equals(snapshot.strategy()) ? snapshot.properties().text("updated_at") : null;
        String time = updated == null ? "current_timestamp()" : updated;
        return "select *, concat(" + time + ") as " + name(snapshot, "dbt_scd_id") + ", " + time + " as "
                + name(snapshot, "dbt_updated_at") + ", " + time + " as " + name(snapshot, "dbt_valid_from")
                + ", lead(" + time + ") over (order by 1) as " + name(snapshot, "dbt_valid_to")
                + " from (\n" + sql + "\n)";
    }

    private static String name(Snapshot snapshot, String field) {
        return snapshot.properties().config().get("snapshot_meta_column_names") instanceof Map<?, ?> names
                        && names.get(field) instanceof String own
                ? own
                : field;
    }
}
