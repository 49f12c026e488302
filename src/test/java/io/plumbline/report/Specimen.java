package io.plumbline.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Writes the shop's report in every format into a folder, to be looked at. */
final class Specimen {

    private Specimen() {}

    /** Every renderer as Spring finds it. */
    static List<ReportRenderer> renderers() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.scan("io.plumbline.report");
            context.refresh();
            return List.copyOf(context.getBeansOfType(ReportRenderer.class).values());
        }
    }

    static ReportRenderer renderer(String format) {
        return renderers().stream()
                .filter(r -> r.format().equals(format))
                .findFirst()
                .orElseThrow();
    }

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        Report report = ShopReport.report();
        for (ReportRenderer renderer : renderers()) {
            Files.write(folder.resolve(renderer.fileName()), renderer.render(report));
        }
    }
}
