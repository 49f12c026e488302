package io.plumbline.deliver;

import io.plumbline.job.DeliverySpec;
import io.plumbline.job.Options;
import io.plumbline.model.Estate;
import io.plumbline.model.Gap;
import io.plumbline.report.Narrated;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.Report;
import io.plumbline.report.ReportBuilder;
import io.plumbline.report.ReportInput;
import io.plumbline.report.ReportRenderer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Small reports to deliver, and the channels as Spring finds them. */
public final class Reports {

    public static final Instant NIGHT = Instant.parse("2026-11-23T02:00:00Z");

    private Reports() {}

    public static List<ReportRenderer> renderers() {
        return beans(ReportRenderer.class);
    }

    public static DeliveryChannel channel(String type) {
        return beans(DeliveryChannel.class).stream()
                .filter(c -> c.type().name().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> beans(Class<T> type) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.scan("io.plumbline.report", "io.plumbline.deliver");
            context.refresh();
            return List.copyOf(context.getBeansOfType(type).values());
        }
    }

    /** A report without findings, and one gap with this text. */
    public static Report report(String title, String job, Instant generated, String gap) {
        return ReportBuilder.build(new ReportInput(
                title,
                job,
                "1",
                generated,
                ZoneId.of("UTC"),
                new Estate(List.of(), List.of(), List.of(), List.of()),
                List.of(),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(new Gap(gap, "shop", "it was not there")),
                List.of(),
                List.of(),
                0,
                0,
                Narrated.NOTHING));
    }

    /** Two small files that say {@code text}. */
    public static RenderedReports files(String job, Instant generated, String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return new RenderedReports(
                report("Shop", job, generated, text),
                List.of(
                        new RenderedReports.File("html", "index.html", "text/html", content),
                        new RenderedReports.File("json", "report.json", "application/json", content)));
    }

    public static DeliverySpec spec(String type, Path base, Map<String, Object> options) {
        return new DeliverySpec(type, new Options(options), 12, base);
    }
}
