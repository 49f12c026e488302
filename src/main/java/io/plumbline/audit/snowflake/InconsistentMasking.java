package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns with the name of personal data that are masked in some tables of the account and not in this one. */
@Rule(
        id = "inconsistent-masking",
        area = Area.SECURITY,
        severity = Severity.WARNING,
        summary = "A personal column is masked in one table and open in another")
final class InconsistentMasking implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, TableColumn.EXTRACT, MaskedColumn.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static final Pattern PERSONAL = Pattern.compile(
            "(?i)(?:^|_)(?:E_?MAIL|PHONE|MOBILE|SSN|IBAN|PASSPORT|DOB|BIRTH_?DATE|DATE_OF_BIRTH|TAX_ID|CARD_NUMBER)(?:_|$)");

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        List<MaskedColumn> masked = account.rows(MaskedColumn.EXTRACT);
        if (masked.stream().anyMatch(column -> !column.tag().isEmpty())) {
            context.unsure(
                    "account " + account.source(), "not evaluated: policies that come by tags hide where they are");
            return Stream.empty();
        }
        Map<String, MaskedColumn> names = masked.stream()
                .filter(column -> PERSONAL.matcher(column.column()).find())
                .collect(Collectors.toMap(MaskedColumn::column, column -> column, (one, other) -> one));
        Set<String> covered = masked.stream()
                .map(column -> column.label() + "." + column.column())
                .collect(Collectors.toSet());
        return account.rows(TableColumn.EXTRACT).stream()
                .filter(column -> column.kind().equals("BASE TABLE"))
                .filter(column -> !covered.contains(column.label() + "." + column.name()))
                .flatMap(column -> Stream.ofNullable(names.get(column.name()))
                        .flatMap(other -> find(context, account, column, other)));
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, TableColumn column, MaskedColumn other) {
        return context.finding(
                "table." + account.source() + "." + column.label(),
                "",
                column.name(),
                "`%s` is masked in `%s` and open in `%s`".formatted(column.name(), other.label(), column.label()),
                column.at(),
                Facts.of("table", column.label(), "column", column.name(), "masked in", other.label()),
                other.at());
    }
}
