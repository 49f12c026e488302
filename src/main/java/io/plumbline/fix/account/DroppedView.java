package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.account.ViewText;
import java.util.List;
import java.util.Optional;

/** Drops a view that gives nothing but an error. */
@Mends(value = "broken-view", by = "drops the view, which gives an error", unless = "the extract cannot be read")
final class DroppedView implements AccountRemedy {

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, ViewText.EXTRACT)
                .flatMap(view -> Cells.without(bench, view).map(edit -> statement(view, edit)));
    }

    private static Statement statement(ViewText view, Edit effect) {
        String name = Quoted.name(view.database(), view.schema(), view.name());
        String comment = """
                Or create it anew on where its table is now. A view cannot be undropped: its text is in views.csv, and
                SELECT GET_DDL('view', …) tells it. Needs OWNERSHIP.""";
        return Statement.audited(comment, "DROP VIEW " + name + ";", List.of(effect));
    }
}
