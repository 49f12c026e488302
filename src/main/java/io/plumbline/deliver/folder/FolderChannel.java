package io.plumbline.deliver.folder;

import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.deliver.ReportFolder;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.report.RenderedReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Copies the report into {@code <path>/<job>/<UTC timestamp>/}. */
@Component
final class FolderChannel implements DeliveryChannel {

    private static final TypeSpec TYPE = new TypeSpec(
            "folder",
            "Copies the report into a folder, with 'latest' pointing to the newest",
            List.of(new OptionSpec(
                    "path",
                    OptionSpec.Type.TEXT,
                    true,
                    "The folder, from the folder of jobs.yml where it is relative; created where it is missing",
                    "/srv/www/reports")));

    @Override
    public TypeSpec type() {
        return TYPE;
    }

    @Override
    public String deliver(DeliverySpec spec, RenderedReports reports) {
        String path = spec.options().text("path");
        if (path == null || path.isBlank()) {
            throw UserError.input(
                    "jobs.yml:" + spec.line() + ": delivery 'folder' has no 'path'", "Give the folder as 'path'.");
        }
        try {
            return ReportFolder.write(spec.base().resolve(path), reports).toString();
        } catch (InvalidPathException e) {
            throw UserError.input(
                    "jobs.yml:" + spec.line() + ": '" + path + "' is no path: " + e.getReason(),
                    "Correct 'path' of the delivery.");
        } catch (IOException | UncheckedIOException e) {
            throw UserError.source(
                    "delivery 'folder': cannot write to " + path + ": " + reason(e),
                    "Check that the folder can be written to and the disk has room; the run's own report is kept.");
        }
    }

    private static String reason(Exception e) {
        String kind = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return e.getMessage() == null || e.getMessage().isBlank() ? kind : kind + " " + e.getMessage();
    }
}
