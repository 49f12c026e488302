package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Commit;
import io.plumbline.model.Location;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what changed: the differences of the projects, thing by thing, and the newest commits. */
final class Changes implements Tool {

    /** Commits that are looked at. */
    static final int COMMITS = 100;

    /** Commits that are told. */
    private static final int NEWEST = 5;

    private final Knowledge knowledge;

    Changes(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Intent intent() {
        return Intent.CHANGES;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        Artifact node =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        String month =
                month(inputs.getOrDefault("since", "")).map(LocalDate::toString).orElse(null);
        String from = month == null ? inputs.get("from") : month;
        String since = month == null ? inputs.get("since") : null;
        List<Draft> commits = commits(node, from == null ? null : LocalDate.parse(from));
        List<Draft> drafts = new ArrayList<>();
        if (from == null) {
            drafts.addAll(differences(node, since == null ? knowledge.lastLook() : since, !commits.isEmpty()));
        }
        if (since == null) {
            drafts.addAll(commits);
        }
        return drafts;
    }

    /** The first day of a month that is named, the last such month that has a commit or lies before one. */
    private Optional<LocalDate> month(String name) {
        LocalDate newest = knowledge.commits(null, 1).stream()
                .map(Changes::day)
                .findFirst()
                .orElse(null);
        return newest == null
                ? Optional.empty()
                : Arrays.stream(Month.values())
                        .filter(month -> month.name().equalsIgnoreCase(name))
                        .map(month -> newest.withDayOfMonth(1).withMonth(month.getValue()))
                        .map(day -> day.isAfter(newest) ? day.minusYears(1) : day)
                        .findFirst();
    }

    /** @param quiet whether it need not be said that a thing did not change */
    private List<Draft> differences(@Nullable Artifact node, String since, boolean quiet) {
        List<Knowledge.Change> all = knowledge.changes(since).orElse(null);
        if (all == null) {
            return List.of();
        }
        String query = "changes " + since;
        String when = since.contains(" ") ? since : "`" + since + "`";
        List<Knowledge.Change> changes = all.stream()
                .filter(change -> node == null || change.id().equals(node.id()))
                .toList();
        if (changes.isEmpty() && node != null) {
            return quiet && since.equals(knowledge.lastLook())
                    ? List.of()
                    : List.of(Draft.at(
                            Phrases.name(node) + " did not change since " + when + ".",
                            List.of(),
                            query,
                            "node " + node.id()));
        }
        return changes.isEmpty()
                ? List.of(Draft.at("Nothing in the dbt projects changed since " + when + ".", List.of(), query))
                : told(changes, query);
    }

    static List<Draft> told(List<Knowledge.Change> changes, String query) {
        return Draft.first(
                changes,
                query,
                change -> Draft.at(
                        "`" + String.join("; ", change.lines()).replaceAll("\\s+", " ") + "`",
                        List.of(change.place()),
                        query));
    }

    private List<Draft> commits(@Nullable Artifact node, @Nullable LocalDate from) {
        Location place = node == null ? null : node.location();
        String query = "commits " + (node == null ? "*" : node.id());
        return knowledge.commits(place, COMMITS).stream()
                .filter(commit -> from == null || !day(commit).isBefore(from))
                .limit(from == null ? NEWEST : Neighbours.MOST)
                .map(commit -> Draft.at(Phrases.sentence("Commit " + line(commit)), List.of(), query))
                .toList();
    }

    /** {@code 0123456789 of 2026-10-01 by Ines Carvalho: Count refunds once}. */
    static String line(Commit commit) {
        String subject = commit.subject().replace('`', '\'');
        return commit.id().substring(0, 10) + " of " + day(commit) + " by "
                + commit.author().name().replace('`', '\'') + ": " + subject;
    }

    private static LocalDate day(Commit commit) {
        return commit.committed().atZone(ZoneOffset.UTC).toLocalDate();
    }
}
