package io.plumbline.report;

import io.plumbline.report.RepositoryReport.Month;
import io.plumbline.report.text.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** The sentences about a repository that every format says. Names in them are strangers' text: the caller escapes them. */
public final class RepositoryWords {

    public static final String FOLDERS = "Who owns the models";
    public static final String HOTSPOTS = "Hotspots";
    public static final String RISKS = "Files at risk";

    /** What the numbers of folders and hotspots are. */
    public static final String MEASURES =
            "The owner is whom CODEOWNERS names for the whole folder, else who wrote most of"
                    + " the lines that are still there. People is the smallest number of authors who together wrote more than half of"
                    + " them. A hotspot is code that is long and changes often: its score is commits times lines.";

    private static final int YEAR = 12;

    private RepositoryWords() {}

    /** {@code shop@9f2c41d07ab3 as of 2026-11-20}. */
    public static String note(RepositoryReport repository) {
        return repository.source() + "@" + Words.revision(repository.tip()) + " as of " + asOf(repository);
    }

    public static LocalDate asOf(RepositoryReport repository) {
        return LocalDate.ofInstant(repository.asOf(), ZoneOffset.UTC);
    }

    /** How large the history is and how many of its people are still there. */
    public static String size(RepositoryReport repository) {
        return Words.tally(repository.commits(), "commit") + " by " + people(repository.people()) + " in all; "
                + (repository.active() == repository.people() ? "all of them" : Words.digits(repository.active()))
                + " committed in the last year. Merges are not counted.";
    }

    /** The message of the chart: this year's commits against those of the year before. */
    public static String activity(RepositoryReport repository) {
        List<Month> months = repository.months();
        int before = sum(months.subList(0, months.size() - YEAR));
        int now = sum(months.subList(months.size() - YEAR, months.size()));
        String against = now == before
                ? "as many as in the twelve before"
                : Words.digits(Math.abs(now - before)) + (now > before ? " more" : " fewer")
                        + " than in the twelve before";
        return Words.tally(now, "commit") + " in the last twelve months, " + against;
    }

    /** The message of the list of hotspots, which must not be empty. */
    public static String hottest(RepositoryReport repository) {
        return "`" + repository.hotspots().get(0).path() + "` is long and changes often: "
                + Words.tally(repository.hotspots().get(0).commits(), "commit") + " \u00d7 "
                + Words.tally(repository.hotspots().get(0).lines(), "line");
    }

    /** {@code 67 %}. */
    public static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    /** {@code 3 people}, {@code 1 person}. */
    public static String people(int people) {
        return people == 1 ? "1 person" : Words.digits(people) + " people";
    }

    /** {@code 7 more files}, empty where every file at risk is listed. */
    public static String further(RepositoryReport repository) {
        return repository.furtherRisks() == 0
                ? ""
                : Words.tally(repository.furtherRisks(), "more file") + " at risk "
                        + (repository.furtherRisks() == 1 ? "is" : "are") + " not listed.";
    }

    private static int sum(List<Month> months) {
        return months.stream().mapToInt(Month::commits).sum();
    }
}
