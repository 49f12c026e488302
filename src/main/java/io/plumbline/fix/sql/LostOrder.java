package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.sql.QueryPart;
import java.util.List;

/** Takes out a sort whose order nothing keeps. */
@Mends(value = "order-by-in-model", by = "takes the ORDER BY out", unless = "Jinja stands inside it")
final class LostOrder implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return Template.of(finding, bench)
                .filter(template -> !template.query().orderBy().isEmpty())
                .flatMap(template -> {
                    List<QueryPart.SortKey> keys = template.query().orderBy();
                    int start = template.query().body().span().end();
                    return template.replace(
                            start, keys.get(keys.size() - 1).span().end(), "");
                })
                .map(List::of)
                .orElse(List.of());
    }
}
