package io.plumbline.pipeline;

import io.plumbline.agent.CitationCheck;
import io.plumbline.audit.Accounts;
import io.plumbline.compare.Comparison;
import io.plumbline.compare.NodeChange;
import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.Artifact;
import io.plumbline.model.Citation;
import io.plumbline.model.Estate;
import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.IdleTime;
import io.plumbline.model.Location;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.report.ChangeCost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What accounts tell of the models that a change touches and of those that stand on it. */
final class ChangeCosts {

    /** Whether a query of dbt builds the node of an id, as far as its kind tells. */
    private static final List<String> BUILT = List.of("model.", "snapshot.", "seed.");

    private static final int SHOWN = 10;

    private final Estate accounts;
    private final CitationCheck check;

    /** @param extracts the files of accounts, one tree each */
    ChangeCosts(List<FileTree> extracts) {
        EstateAssembly assembly = new EstateAssembly();
        extracts.forEach(assembly::add);
        this.accounts = assembly.estate();
        this.check = new CitationCheck(extracts);
    }

    /** None. */
    static ChangeCosts none() {
        return new ChangeCosts(List.of());
    }

    /**
     * The account whose extracts a folder holds.
     *
     * @throws UserError of kind INPUT where it holds none
     */
    static ChangeCosts of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw UserError.input(
                    "--account: " + folder + (Files.exists(folder) ? " is a file" : " does not exist")
                            + "; expected a folder",
                    "Name the folder that holds the extracts of an account.");
        }
        FileTree tree = Trees.folder(folder, "account");
        if (tree.hash(WarehouseAccount.FILE) == null) {
            throw UserError.input(
                    "--account: " + folder + " has no " + WarehouseAccount.FILE
                            + "; expected the extracts of an account",
                    "Unload them with docs/snowflake-unload.sql into that folder.");
        }
        return new ChangeCosts(List.of(tree));
    }

    /** Why nothing can be told of an account. */
    List<Gap> gaps() {
        return Stream.concat(
                        accounts.gaps().stream().filter(gap -> gap.where().equals(WarehouseAccount.FILE)),
                        accounts.accounts().stream()
                                .filter(account -> !account.tells(List.of(QueryGroup.EXTRACT)))
                                .map(account -> new Gap(
                                        "cost of the change",
                                        account.source(),
                                        "not told: it needs " + QueryGroup.EXTRACT.file())))
                .toList();
    }

    /** One of each account that tells what queries cost; none where the change is about nothing that is built. */
    List<ChangeCost> of(Comparison comparison) {
        Map<String, Artifact> touched = new TreeMap<>();
        Set<String> rebuilt = new TreeSet<>();
        for (NodeChange change : comparison.changes()) {
            if (isBuilt(change.node().id())) {
                touched.put(change.node().id(), change.node());
            }
            rebuilt.addAll(change.reach().models());
        }
        rebuilt.removeAll(touched.keySet());
        return touched.isEmpty() && rebuilt.isEmpty()
                ? List.of()
                : accounts.accounts().stream()
                        .filter(account -> account.tells(List.of(QueryGroup.EXTRACT)))
                        .flatMap(account -> of(account, touched.keySet(), rebuilt))
                        .toList();
    }

    private static boolean isBuilt(String id) {
        return BUILT.stream().anyMatch(id::startsWith);
    }

    private Stream<ChangeCost> of(WarehouseAccount account, Set<String> touched, Set<String> rebuilt) {
        Map<String, List<QueryGroup>> queries = new HashMap<>();
        account.rows(QueryGroup.EXTRACT).stream()
                .filter(query -> touched.contains(query.node()) || rebuilt.contains(query.node()))
                .forEach(query -> queries.computeIfAbsent(query.node(), id -> new ArrayList<>())
                        .add(query));
        List<QueryGroup> all = queries.values().stream().flatMap(List::stream).toList();
        List<Citation> citations = cited(all);
        if (citations.stream().anyMatch(citation -> citation.level().compareTo(Citation.Level.L3) < 0)) {
            return Stream.empty();
        }
        BigDecimal price = account.prices().credit();
        BigDecimal credits = Accounts.monthly(account, QueryGroup.credits(all));
        BigDecimal loaded = Accounts.monthly(account, new IdleTime(account).with(all));
        return Stream.of(new ChangeCost(
                account.source(),
                account.from(),
                account.until(),
                account.prices().currency(),
                account.prices().origin(),
                touched.size(),
                rebuilt.size(),
                touched.size() + rebuilt.size() - queries.size(),
                credits,
                cents(credits.multiply(price)),
                cents(loaded.multiply(price)),
                queries.entrySet().stream()
                        .map(node -> node(account, node.getKey(), touched.contains(node.getKey()), node.getValue()))
                        .sorted(Comparator.comparing(ChangeCost.Node::credits)
                                .reversed()
                                .thenComparing(ChangeCost.Node::name))
                        .limit(SHOWN)
                        .toList(),
                citations));
    }

    private List<Citation> cited(List<QueryGroup> queries) {
        return Stream.of(Accounts.lines(queries.stream().map(QueryGroup::at).toList()))
                .flatMap(this::cite)
                .toList();
    }

    private Stream<Citation> cite(Location lines) {
        return Stream.ofNullable(accounts.cite(lines)).map(citation -> citation.at(check.level(citation)));
    }

    private static ChangeCost.Node node(
            WarehouseAccount account, String id, boolean touched, List<QueryGroup> queries) {
        return new ChangeCost.Node(
                id.substring(id.indexOf('.', id.indexOf('.') + 1) + 1),
                touched,
                queries.stream().mapToLong(QueryGroup::runs).sum(),
                Accounts.monthly(account, QueryGroup.credits(queries)));
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }
}
