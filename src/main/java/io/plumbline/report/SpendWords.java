package io.plumbline.report;

import io.plumbline.report.SpendReport.WarehouseCost;
import io.plumbline.report.text.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** The sentences about an account's cost that every format says. */
public final class SpendWords {

    public static final String WAREHOUSES = "By warehouse";
    public static final String SERVICES = "By service";
    public static final String EXPOSURES = "What exposures stand on";
    public static final String LOADED = "With idle time";
    public static final String NODES = "What dbt runs";
    public static final String SAVINGS = "What may be saved";

    private SpendWords() {}

    /** {@code account, 30 days from 2026-10-01}. */
    public static String note(SpendReport spend) {
        return spend.source() + ", " + Words.count(ChronoUnit.DAYS.between(spend.from(), spend.until()), "day")
                + " from " + spend.from();
    }

    /** What it cost, in one sentence. */
    public static String size(SpendReport spend) {
        return "Compute cost " + exact(spend.cost()) + currency(spend) + " (" + exact(spend.billed())
                + " credits), storage costs " + exact(spend.storage()) + currency(spend) + " a month. Prices: "
                + spend.origin()
                + ".";
    }

    /** What of it queries of dbt and others earned. */
    public static String attributed(SpendReport spend) {
        return "Queries earned " + exact(spend.attributed()) + " credits: dbt "
                + exact(spend.attributed().subtract(spend.others())) + ", others " + exact(spend.others()) + ".";
    }

    /** The nodes that the table leaves out; empty where it shows all. */
    public static String further(SpendReport spend) {
        return spend.otherNodes().signum() == 0 ? "" : "All other nodes: " + exact(spend.otherNodes()) + " credits.";
    }

    /** What all savings come to, and what of it the table leaves out. */
    public static String possible(SpendReport spend) {
        if (spend.savings().isEmpty()) {
            return "No finding tells of money.";
        }
        BigDecimal shown =
                spend.savings().stream().map(SpendReport.Saving::most).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal further = spend.possible().subtract(shown);
        return "Up to " + about(spend, spend.possible())
                + " a month, no credit and no byte counted twice. How much of it can go only a person knows."
                + (further.signum() == 0 ? "" : " Further findings come to " + about(spend, further) + ".");
    }

    /** What an estimate comes to, no more exact than it is: {@code 1,500 USD}. */
    public static String about(SpendReport spend, BigDecimal amount) {
        return Words.amount(amount) + currency(spend);
    }

    private static String currency(SpendReport spend) {
        return spend.currency().isEmpty() ? "" : " " + spend.currency();
    }

    /** Credits or money, two decimals. */
    public static String exact(BigDecimal amount) {
        return String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** Head of a column of costs: {@code Cost (USD)}. */
    public static String cost(SpendReport spend) {
        return spend.currency().isEmpty() ? "Cost" : "Cost (" + spend.currency() + ")";
    }

    /** Idle part of what is billed, whole percent, rounded down. */
    public static String idle(WarehouseCost warehouse) {
        return warehouse.billed().signum() == 0
                ? "0 %"
                : warehouse.idle().multiply(BigDecimal.valueOf(100)).divide(warehouse.billed(), 0, RoundingMode.DOWN)
                        + " %";
    }
}
