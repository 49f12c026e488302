package io.plumbline.parse.dbt;

import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;

/** Makes a draft of every snapshot that YAML defines by its {@code relation}. */
final class YamlSnapshots {

    private final Texts texts;

    YamlSnapshots(Texts texts) {
        this.texts = texts;
    }

    List<Draft> of(List<SchemaEntry> entries) {
        List<Draft> drafts = new ArrayList<>();
        for (SchemaEntry entry : entries) {
            Object relation = entry.data().get("relation");
            if (entry.key().equals("snapshots") && relation != null) {
                List<String> fqn = entry.file().fqnPrefix();
                fqn.add(entry.name());
                Location lines = texts.at(
                        entry.file().path(), entry.yaml().line(), entry.yaml().endLine());
                String sql = "select * from {{ " + relation + " }}";
                drafts.add(new Draft(Draft.Kind.SNAPSHOT, entry.file(), entry.name(), fqn, lines, sql));
            }
        }
        return drafts;
    }
}
