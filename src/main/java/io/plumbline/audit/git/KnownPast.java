package io.plumbline.audit.git;

import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Dag;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Location;
import io.plumbline.model.RepositoryHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A model whose file's past is wholly known: its history is neither cut nor hidden.
 *
 * @param asOf what ages are told from, {@link RepositoryHistory#asOf}
 */
record KnownPast(Node node, RepositoryHistory history, FileHistory file, Instant asOf) {

    /** Those of the audited projects' models that there are, by id. */
    static Stream<KnownPast> models(RuleContext context) {
        return Dag.of(context).models().filter(Node::own).flatMap(node -> of(context.estate(), node).stream());
    }

    private static Optional<KnownPast> of(Estate estate, Node node) {
        Location at = node.artifact().location();
        return estate.history(at.source())
                .flatMap(history -> Optional.ofNullable(history.files().get(at.path()))
                        .filter(FileHistory::complete)
                        .flatMap(file -> history.asOf().map(asOf -> new KnownPast(node, history, file, asOf))));
    }

    /** Whether a moment lies at least so many days before the day ages are told from. */
    boolean ago(Instant moment, int days) {
        return !moment.plus(Duration.ofDays(days)).isAfter(asOf);
    }

    /** The day of a moment in UTC, {@code 2026-11-27}. */
    static String day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC).toString();
    }
}
