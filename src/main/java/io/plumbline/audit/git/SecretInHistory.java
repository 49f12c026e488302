package io.plumbline.audit.git;

import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Home;
import io.plumbline.model.Area;
import io.plumbline.model.CommittedSecret;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A secret that a commit holds, whether or not a later one took it out again. */
@Rule(
        id = "secret-in-history",
        area = Area.SECURITY,
        severity = Severity.ERROR,
        summary = "A secret was committed, and whoever has a clone can read it")
final class SecretInHistory implements HistoryRule {

    private static final Map<String, String> WORDS = Map.of(
            "pem", "private key",
            "aws_key", "AWS access key",
            "aws_secret", "AWS secret key",
            "github_token", "GitHub token",
            "gitlab_token", "GitLab token",
            "slack_token", "Slack token",
            "slack_webhook", "Slack webhook",
            "api_key", "API key",
            "password", "password");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return context.estate().histories().stream().flatMap(history -> byFile(history).values().stream()
                .flatMap(secrets -> Homes.of(
                                context, history.source(), secrets.get(0).path())
                        .stream()
                        .flatMap(home -> rows(context, history, home, secrets))));
    }

    private static Map<String, List<CommittedSecret>> byFile(RepositoryHistory history) {
        return history.secrets().stream()
                .collect(Collectors.groupingBy(CommittedSecret::path, TreeMap::new, Collectors.toList()));
    }

    /** One for each commit that brought something into the file; the first, second and third time tell them apart. */
    private static Stream<Finding> rows(
            RuleContext context, RepositoryHistory history, Home home, List<CommittedSecret> secrets) {
        List<List<CommittedSecret>> brought = new ArrayList<>(secrets.stream()
                .collect(Collectors.groupingBy(
                        secret -> secret.commit().commit(), LinkedHashMap::new, Collectors.toList()))
                .values());
        Collections.reverse(brought);
        return IntStream.range(0, brought.size())
                .boxed()
                .flatMap(i -> row(context, history, home, secrets.get(0).path() + "\0" + i, brought.get(i)));
    }

    private static Stream<Finding> row(
            RuleContext context, RepositoryHistory history, Home home, String key, List<CommittedSecret> secrets) {
        CommittedSecret first = secrets.get(0);
        List<CommittedSecret> there =
                secrets.stream().filter(secret -> secret.now() != null).toList();
        List<String> kinds = secrets.stream()
                .map(secret -> WORDS.getOrDefault(secret.kind(), secret.kind()))
                .distinct()
                .toList();
        String what = secrets.size() == 1
                ? article(kinds.get(0)) + " was"
                : secrets.size() + " secrets (" + String.join(", ", kinds) + ") were";
        String still = there.isEmpty()
                ? "the file no longer holds " + (secrets.size() == 1 ? "it" : "them") + ", the history does"
                : "`" + there.get(0).now() + "` still holds " + (secrets.size() == 1 ? "it" : "" + there.size());
        return context.finding(
                "project." + home.name(),
                "",
                key,
                "%s committed to `%s` on %s by %s; %s"
                        .formatted(
                                what,
                                first.path(),
                                KnownPast.day(first.commit().at()),
                                first.commit().author().name(),
                                still),
                place(context, history, there).orElse(home.projectFile()),
                Facts.of(
                        "file", first.path(),
                        "kinds", kinds,
                        "lines", secrets.stream().map(CommittedSecret::line).toList(),
                        "commit", first.commit().commit(),
                        "author", first.commit().author().name(),
                        "committed", KnownPast.day(first.commit().at()),
                        "still_there", there.size()));
    }

    private static String article(String kind) {
        return (kind.startsWith("A") ? "An " : "A ") + kind;
    }

    /** The first line that still holds one, where the file is the commit's and can be shown. */
    private static Optional<Location> place(
            RuleContext context, RepositoryHistory history, List<CommittedSecret> there) {
        return there.stream()
                .filter(secret -> context.estate()
                        .file(history.source(), Objects.requireNonNull(secret.now()))
                        .filter(file -> file.revision().equals(history.tip()))
                        .isPresent())
                .map(secret ->
                        Location.ofLine(history.source(), Objects.requireNonNull(secret.now()), secret.lineNow()))
                .findFirst();
    }
}
