package io.plumbline.report;

import static io.plumbline.report.text.Words.count;
import static io.plumbline.report.text.Words.number;
import static io.plumbline.report.text.Words.sentence;

import io.plumbline.model.Severity;
import io.plumbline.report.Report.AreaScore;
import java.util.ArrayList;
import java.util.List;

/** Says in one sentence how things stand, and in at most two more where to look. Made from the numbers alone. */
final class Verdict {

    private Verdict() {}

    static List<String> of(
            Report.Scope scope,
            Report.Changes changes,
            List<Report.Group> groups,
            List<AreaScore> scores,
            int gaps,
            int withheld) {
        List<String> sentences = new ArrayList<>();
        int standing = groups.stream().mapToInt(Report.Group::count).sum();
        if (scope.models() == 0 && standing == 0) {
            sentences.add("Nothing was audited: no dbt model was found.");
        } else {
            long errors = groups.stream()
                    .flatMap(Report.Group::entries)
                    .filter(e -> e.finding().severity() == Severity.ERROR)
                    .count();
            sentences.add(changes.first() ? firstRun(scope, standing, errors) : later(changes, standing));
            lowest(scores, sentences);
        }
        if (withheld > 0) {
            sentences.add(sentence(count(withheld, "finding"))
                    + (withheld == 1 ? " was" : " were")
                    + " withheld because no citation of "
                    + (withheld == 1 ? "it" : "theirs")
                    + " held.");
        }
        if (gaps > 0) {
            sentences.add(sentence(count(gaps, "thing")) + " could not be seen and may hide more.");
        }
        return sentences;
    }

    private static String firstRun(Report.Scope scope, int standing, long errors) {
        String models = count(scope.models(), "model");
        if (standing == 0) {
            return "A first look at " + models + " found no problem.";
        }
        return "A first look at " + models + " found " + count(standing, "problem") + ", "
                + (errors == 0 ? "none of them an error." : share(errors, standing) + ".");
    }

    private static String later(Report.Changes changes, int standing) {
        int added = changes.added().size();
        int fixed = changes.fixed().size();
        if (standing == 0) {
            return fixed == 0
                    ? "Still no problem."
                    : fixed == 1
                            ? "The last problem was fixed; nothing is open."
                            : "The last " + number(fixed) + " problems were fixed; nothing is open.";
        }
        long errors = changes.added().stream()
                .filter(e -> e.finding().severity() == Severity.ERROR)
                .count();
        String news = added == 0
                ? "Nothing new"
                : sentence(number(added)) + " new " + (added == 1 ? "problem" : "problems")
                        + (errors == 0 ? "" : ", " + share(errors, added));
        String open = changes.open() == 0
                ? "nothing older is open"
                : changes.open() == 1 ? "one is still open" : number(changes.open()) + " are still open";
        if (added == 0 && fixed == 0) {
            return "Nothing new, nothing fixed; " + open + ".";
        }
        String done = fixed == 0 ? "none was fixed" : fixed == 1 ? "one was fixed" : number(fixed) + " were fixed";
        return news + "; " + done + ", " + open + ".";
    }

    private static String share(long errors, int all) {
        if (errors == all) {
            return all == 1 ? "an error" : "all of them errors";
        }
        return number(errors) + " of them " + (errors == 1 ? "an error" : "errors");
    }

    private static void lowest(List<AreaScore> scores, List<String> sentences) {
        if (scores.isEmpty() || scores.get(0).score() == 100) {
            return;
        }
        AreaScore low = scores.get(0);
        Integer previous = low.previous();
        int change = previous == null ? 0 : low.score() - previous;
        String moved = previous == null
                ? ""
                : change == 0 ? ", unchanged" : ", " + Math.abs(change) + (change > 0 ? " up" : " down");
        sentences.add(sentence(low.area().label()) + " stands lowest, at " + low.score() + " of 100" + moved + ".");
    }
}
