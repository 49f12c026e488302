package io.plumbline.report;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Money;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.report.Report.Entry;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What findings say may be saved in an account, no credit and no byte counted twice. Two findings on one thing mean the same money: the
 * larger one counts. A query that a dbt node runs is that node. A smaller warehouse saves on the very credits that better queries save: of
 * the two the larger sum counts. What a warehouse is billed while nothing runs is in neither.
 */
final class Savings {

    private static final String CREDITS = "credits.";
    private static final String WORK = "work.";

    private final Estate estate;
    private final String source;
    private final Map<String, QueryGroup> queries = new HashMap<>();

    /** Thing to the warehouse on which it takes most of its credits. */
    private final Map<String, String> places = new HashMap<>();

    private final Map<String, Entry> largest = new TreeMap<>();

    Savings(Estate estate, WarehouseAccount account) {
        this.estate = estate;
        this.source = account.source();
        Map<String, BigDecimal> most = new HashMap<>();
        for (QueryGroup query : account.rows(QueryGroup.EXTRACT)) {
            queries.put(query.hash(), query);
            String thing = CREDITS + (query.node().isEmpty() ? query.hash() : query.node());
            if (query.credits().compareTo(most.getOrDefault(thing, BigDecimal.ONE.negate())) > 0) {
                most.put(thing, query.credits());
                places.put(thing, query.warehouse());
            }
        }
    }

    /** Those that count, the largest first. */
    List<Entry> of(List<Entry> entries) {
        for (Entry entry : entries) {
            Money money = entry.finding().money();
            boolean ours = entry.finding().citations().stream()
                    .anyMatch(citation -> citation.source().equals(source));
            if (money != null && ours && money.high().signum() > 0) {
                largest.merge(
                        thing(entry.finding()),
                        entry,
                        (one, other) -> high(one).compareTo(high(other)) >= 0 ? one : other);
            }
        }
        largest.keySet().stream()
                .filter(thing -> thing.startsWith(WORK))
                .toList()
                .forEach(this::settle);
        return largest.values().stream()
                .sorted(Comparator.comparing(Savings::high).reversed().thenComparing(entry -> entry.finding()
                        .message()))
                .toList();
    }

    private String thing(Finding finding) {
        String subject = finding.subject();
        String query = "query." + source + ".";
        String warehouse = "warehouse." + source + ".";
        if (subject.startsWith(query)) {
            String hash = subject.substring(query.length());
            QueryGroup group = queries.get(hash);
            return CREDITS + (group == null || group.node().isEmpty() ? hash : group.node());
        }
        if (subject.startsWith(warehouse) && !finding.rule().equals("idle-warehouse")) {
            return WORK + subject.substring(warehouse.length());
        }
        return estate.artifact(subject).isPresent() ? CREDITS + subject : subject;
    }

    /** Leaves of a smaller warehouse and of what runs on it the larger saving. */
    private void settle(String work) {
        String warehouse = work.substring(WORK.length());
        List<String> onIt = largest.keySet().stream()
                .filter(thing -> warehouse.equals(places.get(thing)))
                .toList();
        BigDecimal sum = onIt.stream()
                .map(thing -> high(Objects.requireNonNull(largest.get(thing))))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.compareTo(high(Objects.requireNonNull(largest.get(work)))) > 0) {
            largest.remove(work);
        } else {
            onIt.forEach(largest::remove);
        }
    }

    static BigDecimal high(Entry entry) {
        return Objects.requireNonNull(entry.finding().money()).high();
    }
}
