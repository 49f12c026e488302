package io.plumbline.analysis;

import io.plumbline.catalog.Actor;
import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.Analyses.Change;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryFailure;
import io.plumbline.crawl.QueryResult;
import io.plumbline.crawl.QueryTrail;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import io.plumbline.model.Redaction;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Runs an analysis that was moved to RUNNING, and ends it one way or the other. */
final class Execution {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Analyses analyses;
    private final ResultFiles files;

    Execution(Analyses analyses, ResultFiles files) {
        this.analyses = analyses;
        this.files = files;
    }

    /**
     * How an analysis ended. Its components are the keys of that JSON.
     *
     * @param kind {@code RESULT}, or why there is none
     * @param message what the warehouse or Plumbline said; empty for a result
     * @param resultHash SHA-256 of all cells as they were read
     * @param cut which limit ended the reading
     * @param report folder of the report, relative to jobs.yml
     */
    public record Outcome(
            String kind,
            String message,
            @Nullable String queryId,
            long rows,
            long bytes,
            String cut,
            long millis,
            String resultHash,
            String report) {

        static Outcome none(String kind, String message, @Nullable String queryId) {
            return new Outcome(kind, message, queryId, 0, 0, "NONE", 0, "", "");
        }
    }

    void run(
            AnalysisRecord running,
            Gate.Approval approval,
            Warehouses.Warehouse warehouse,
            JobsFile jobs,
            Actor person,
            Cancellation cancellation) {
        BoundedQuery query =
                new BoundedQuery(running.sql(), Limits.parse(running.limits()), running.id() + ":" + approval.seq());
        QueryTrail trail = (sent, account, user, role) -> sending(running, approval, sent, person, account, user, role);
        try {
            QueryResult result = warehouse.runner().run(warehouse.source(), query, trail, cancellation);
            Path report = files.write(jobs, running, analyses.ledger().entries(running.id()), result);
            end(
                    running,
                    AnalysisState.DONE,
                    new Outcome(
                            "RESULT",
                            "",
                            result.queryId(),
                            result.rows().size(),
                            result.bytes(),
                            result.cut().name(),
                            result.took().toMillis(),
                            ResultFiles.hash(result),
                            report.toString()),
                    person);
        } catch (QueryFailure e) {
            end(running, AnalysisState.FAILED, Outcome.none(e.kind().name(), said(e), e.queryId()), person);
            throw Gate.stopped(running, said(e), action(e.kind()));
        } catch (UserError e) {
            end(running, AnalysisState.FAILED, Outcome.none("REFUSED", said(e), null), person);
            throw e;
        } catch (RuntimeException e) {
            end(running, AnalysisState.FAILED, Outcome.none("BROKEN", said(e), null), person);
            throw e;
        }
    }

    /** The last look before the SQL goes out: the login may have taken its time. */
    private void sending(
            AnalysisRecord running,
            Gate.Approval approval,
            BoundedQuery sent,
            Actor person,
            String account,
            String user,
            String role) {
        if (!analyses.now().isBefore(approval.expires())) {
            throw new QueryFailure(
                    QueryFailure.Kind.REFUSED,
                    null,
                    "its approval ended at " + approval.expires() + "; nothing was sent");
        }
        Map<String, Object> body = Map.of(
                "account",
                account,
                "user",
                user,
                "role",
                role,
                "approval",
                approval.seq(),
                "tag",
                sent.tag(),
                "hash",
                running.hash());
        if (!analyses.sending(running, body, person)) {
            throw new QueryFailure(QueryFailure.Kind.REFUSED, null, "it is not RUNNING any more; nothing was sent");
        }
    }

    /** A run whose process is dead: whether its SQL ran to its end nobody here can know, so it is never begun again. */
    void foundDead(AnalysisRecord running) {
        end(
                running,
                AnalysisState.FAILED,
                Outcome.none(
                        "DEAD",
                        "the process that ran it died; whether the query ran to its end is not known: its query tag in"
                                + " QUERY_HISTORY begins with {\"app\":\"plumbline\",\"approval\":\"" + running.id(),
                        null),
                Actor.PLUMBLINE);
    }

    private void end(AnalysisRecord running, AnalysisState to, Outcome outcome, Actor person) {
        Map<String, Object> body = Map.of(
                "kind", outcome.kind(),
                "queryId", Optional.ofNullable(outcome.queryId()).orElse(""),
                "rows", outcome.rows(),
                "bytes", outcome.bytes(),
                "cut", outcome.cut(),
                "resultHash", outcome.resultHash(),
                "message", outcome.message());
        boolean ended = analyses.move(
                        running, new Change(to, body, null, null, JSON.writeValueAsString(outcome)), person)
                .isPresent();
        if (!ended && to == AnalysisState.DONE) {
            throw Gate.stopped(
                    running,
                    "it was taken for dead while it ran; its result does not count",
                    "Ask anew; the database was out of reach for a while.");
        }
    }

    private static String said(RuntimeException e) {
        return new Redaction().text(String.valueOf(e.getMessage()));
    }

    private static String action(QueryFailure.Kind kind) {
        return switch (kind) {
            case REFUSED -> "Nothing was sent. Mend what it says, then ask anew.";
            case CANCELLED -> "It is over and never runs again; ask anew.";
            case TIMEOUT -> "Ask for less, or for more seconds.";
            case FAILED -> "Mend the query, then ask anew.";
            case LOST -> "Whether it ran is not known: look into the warehouse's history before you ask anew.";
        };
    }
}
