package io.plumbline.report;

import io.plumbline.job.UserError;
import java.util.List;
import java.util.Optional;

/**
 * A report and its files.
 *
 * @param files in the order they were asked for
 */
public record RenderedReports(Report report, List<File> files) {

    /**
     * @param name without folders: {@code index.html}
     * @param content not to be changed
     */
    public record File(String format, String name, String mediaType, byte[] content) {}

    public RenderedReports {
        files = List.copyOf(files);
    }

    /**
     * Renders a report in each of the formats.
     *
     * @throws UserError of kind INPUT where a format has no renderer
     */
    public static RenderedReports of(Report report, List<ReportRenderer> renderers, List<String> formats) {
        return new RenderedReports(
                report,
                formats.stream()
                        .distinct()
                        .map(format -> renderer(renderers, format))
                        .map(r -> new File(r.format(), r.fileName(), r.mediaType(), r.render(report)))
                        .toList());
    }

    public Optional<File> file(String format) {
        return files.stream().filter(file -> file.format().equals(format)).findFirst();
    }

    private static ReportRenderer renderer(List<ReportRenderer> renderers, String format) {
        return renderers.stream()
                .filter(renderer -> renderer.format().equals(format))
                .findFirst()
                .orElseThrow(() -> UserError.input(
                        "report format '" + format + "' is not known; known are "
                                + String.join(
                                        ", ",
                                        renderers.stream()
                                                .map(ReportRenderer::format)
                                                .sorted()
                                                .toList()),
                        "Correct 'report.formats' of the job in jobs.yml."));
    }
}
