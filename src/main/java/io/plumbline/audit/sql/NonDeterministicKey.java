package io.plumbline.audit.sql;

import com.google.re2j.Pattern;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.SelectItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** A key that every build makes anew. */
@Rule(
        id = "non-deterministic-key",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A key is computed from the time or from chance")
final class NonDeterministicKey implements AuditRule {

    private static final Set<String> CHANCE = Set.of(
            "current_timestamp",
            "sysdate",
            "getdate",
            "now",
            "localtimestamp",
            "current_time",
            "systimestamp",
            "random",
            "uuid_string",
            "randstr",
            "gen_random_uuid",
            "generate_uuid");
    private static final Set<String> SEEDED = Set.of("uuid_string", "random", "randstr");
    private static final Pattern KEY = Pattern.compile("(?i)(.*_)?(id|key|sk|pk|hk|hash|hashkey)");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return ParsedModels.of(context)
                .scopes()
                .filter(scope -> scope.last()
                        && !"incremental".equals(scope.model().node().materialized()))
                .flatMap(scope -> scope.select().items().stream()
                        .filter(item ->
                                item.alias() != null && KEY.matches(item.alias().text()))
                        .flatMap(item -> chance(item.expr()).stream()
                                .limit(1)
                                .flatMap(function -> row(context, scope, item, function))));
    }

    private static Stream<Finding> row(
            RuleContext context, Scope scope, SelectItem item, io.plumbline.sql.Node function) {
        String column = Objects.requireNonNull(item.alias()).text();
        String call = scope.model().text(function.span());
        return Dag.row(
                context,
                scope.model().node(),
                column,
                "Key `%s` of `%s` is computed from `%s`: every build gives every row a new one"
                        .formatted(column, scope.model().node().name(), call),
                scope.at(function.span()),
                Facts.of("model", scope.model().node().name(), "column", column, "function", call));
    }

    private static List<io.plumbline.sql.Node> chance(Expr expr) {
        List<io.plumbline.sql.Node> found = new ArrayList<>();
        expr.walk(node -> {
            boolean call = node instanceof Expr.Call c && CHANCE.contains(Trees.function(c)) && !fixed(c);
            boolean word = node instanceof Expr.ColumnRef column
                    && column.name().parts().size() == 1
                    && Set.of("current_timestamp", "sysdate", "current_time", "localtimestamp")
                            .contains(column.name().last().text().toLowerCase(Locale.ROOT));
            if (call || word) {
                found.add(node);
            }
            return !(node instanceof Query);
        });
        return found;
    }

    /** With arguments a UUID is a hash of them, and a generator is as good as its seed. */
    private static boolean fixed(Expr.Call call) {
        return SEEDED.contains(Trees.function(call)) && !call.arguments().isEmpty();
    }
}
