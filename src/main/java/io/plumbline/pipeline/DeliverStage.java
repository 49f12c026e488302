package io.plumbline.pipeline;

import io.plumbline.catalog.RunNotes;
import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.UserError;
import io.plumbline.report.RenderedReports;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the report; a channel is a unit. A channel that fails does not keep the others from their turn: it is said, the
 * run ends as failed, and the next run of the job sends to the failed ones only.
 */
final class DeliverStage implements Stage {

    private final List<DeliveryChannel> channels;
    private final Reports reports;
    private final RunNotes notes;

    DeliverStage(List<DeliveryChannel> channels, Reports reports, RunNotes notes) {
        this.channels = List.copyOf(channels);
        this.reports = reports;
        this.notes = notes;
    }

    /** Where a report went; {@code problem} and {@code action} where it did not go. */
    record Delivered(
            String line, @Nullable String problem, @Nullable String action) {}

    @Override
    public String name() {
        return "deliver";
    }

    @Override
    public boolean next(RunContext run, int unit) {
        List<DeliverySpec> specs = run.job().deliver();
        RenderedReports rendered = specs.isEmpty() ? null : reports.of(run);
        for (int i = 0; rendered != null && i < specs.size(); i++) {
            DeliverySpec spec = specs.get(i);
            Delivered before = delivered(run, spec);
            if (before == null || before.problem() != null) {
                run.progress().advance(i, specs.size(), "channels");
                notes.save(run.id(), note(spec), deliver(run, spec, rendered));
            }
        }
        for (DeliverySpec spec : specs) {
            Delivered delivered = delivered(run, spec);
            if (delivered != null && delivered.problem() != null) {
                throw UserError.source(delivered.problem(), String.valueOf(delivered.action()));
            }
        }
        return false;
    }

    private Delivered deliver(RunContext run, DeliverySpec spec, RenderedReports rendered) {
        DeliveryChannel channel = channels.stream()
                .filter(c -> c.type().name().equals(spec.type()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jobs.yml was checked, and has type " + spec.type()));
        try {
            return new Delivered(channel.deliver(spec, rendered), null, null);
        } catch (UserError e) {
            run.progress().note("plumbline: " + e.getMessage() + "\n  " + e.action());
            return new Delivered("", e.getMessage(), e.action());
        }
    }

    private @Nullable Delivered delivered(RunContext run, DeliverySpec spec) {
        return notes.find(run.id(), note(spec), Delivered.class).orElse(null);
    }

    /** A channel is known by what it is, so that jobs.yml may be put into another order before a broken run goes on. */
    private static String note(DeliverySpec spec) {
        return "deliver:" + spec.type() + ":" + spec.options().fingerprint();
    }

    @Override
    public String summary(RunContext run) {
        List<String> lines = new ArrayList<>();
        for (DeliverySpec spec : run.job().deliver()) {
            Delivered delivered = delivered(run, spec);
            if (delivered != null) {
                lines.add(delivered.line());
            }
        }
        return lines.isEmpty() ? "nothing to deliver" : String.join("; ", lines);
    }
}
