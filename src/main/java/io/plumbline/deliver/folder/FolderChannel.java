package io.plumbline.deliver.folder;

import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.deliver.ReportFolder;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import io.plumbline.report.RenderedReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        Path folder = folder(spec);
        try {
            return ReportFolder.write(folder, reports).toString();
        } catch (IOException | UncheckedIOException e) {
            throw unwritable(folder, reason(e));
        }
    }

    @Override
    public Readiness examine(DeliverySpec spec) {
        Path folder = folder(spec).toAbsolutePath().normalize();
        Path there = folder;
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            throw unwritable(folder, there + " is no folder");
        }
        if (!Files.isWritable(there)) {
            throw unwritable(folder, "no permission to write " + there);
        }
        return Readiness.of(new Fact("folder", folder + (there.equals(folder) ? "" : ", not there yet")));
    }

    private static Path folder(DeliverySpec spec) {
        String path = spec.options().text("path");
        if (path == null || path.isBlank()) {
            throw UserError.input(
                    "jobs.yml:" + spec.line() + ": delivery 'folder' has no 'path'", "Give the folder as 'path'.");
        }
        try {
            return spec.base().resolve(path);
        } catch (InvalidPathException e) {
            throw UserError.input(
                    "jobs.yml:" + spec.line() + ": '" + path + "' is no path: " + e.getReason(),
                    "Correct 'path' of the delivery.");
        }
    }

    private static UserError unwritable(Path folder, String why) {
        return UserError.source(
                "delivery 'folder': cannot write to " + folder + ": " + why,
                "Check that the folder can be written to and the disk has room; the run's own report is kept.");
    }

    private static String reason(Exception e) {
        String kind = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return e.getMessage() == null || e.getMessage().isBlank() ? kind : kind + " " + e.getMessage();
    }
}
