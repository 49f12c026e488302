package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.CloneMember;
import io.plumbline.model.account.StoredTable;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Drops tables and clones that nothing is known to need. Whether somebody does is for a person to say. */
@Mends(
        value = {"table-nobody-builds", "unread-clone", "unread-table", "written-never-read"},
        by = "drops the table, or the clones; unproven",
        unless = "it is neither a table nor a view of its own, as an Iceberg or external one")
final class Dropped implements AccountRemedy {

    private static final String DOUBT = "no extract tells whether somebody still needs it";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        List<StoredTable> tables = finding.rule().equals("unread-clone")
                ? clones(finding, bench)
                : bench.row(finding, StoredTable.EXTRACT).stream().toList();
        return tables.isEmpty() || !tables.stream().allMatch(table -> isPlainTable(table) || isView(table))
                ? Optional.empty()
                : Optional.of(statement(finding.rule(), tables));
    }

    /** The clones that the finding names; none where one of them is not among the tables. */
    private static List<StoredTable> clones(Finding finding, Workbench bench) {
        Set<Long> groups = bench.rows(finding, CloneMember.EXTRACT)
                .filter(member -> finding.subject().endsWith("." + member.group()))
                .map(CloneMember::group)
                .collect(Collectors.toSet());
        Set<Long> ids = bench.rows(finding, CloneMember.EXTRACT)
                .filter(member -> groups.contains(member.group()) && !member.dropped() && member.id() != member.group())
                .map(CloneMember::id)
                .collect(Collectors.toSet());
        List<StoredTable> tables = bench.rows(finding, StoredTable.EXTRACT)
                .filter(table -> ids.contains(table.id()))
                .toList();
        return groups.size() == 1 && tables.size() == ids.size() ? tables : List.of();
    }

    private static Statement statement(String rule, List<StoredTable> tables) {
        long days = tables.stream().mapToLong(StoredTable::retention).min().orElse(0);
        String comment = "Ask its owner first. Needs OWNERSHIP.\n"
                + (rule.equals("written-never-read") ? "Stop what loads it before: it fails without the table.\n" : "")
                + (tables.stream().anyMatch(Dropped::isView)
                        ? "A view cannot be undropped: keep its text, SELECT GET_DDL('view', …)."
                        : days == 0
                                ? "It is not known to have Time Travel: what is dropped may not come back."
                                : "Undo within %d day(s): %s".formatted(days, sql("UNDROP", tables)));
        return Statement.doubted(comment, sql("DROP", tables), DOUBT);
    }

    private static String sql(String verb, List<StoredTable> tables) {
        return tables.stream()
                .map(table -> verb + (isView(table) ? " VIEW " : " TABLE ")
                        + Quoted.name(table.database(), table.schema(), table.name()) + ";")
                .collect(Collectors.joining("\n"));
    }

    static boolean isPlainTable(StoredTable table) {
        return table.kind().equals("BASE TABLE") && !table.iceberg();
    }

    private static boolean isView(StoredTable table) {
        return table.kind().equals("VIEW");
    }
}
