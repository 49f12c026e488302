package io.plumbline.report.html;

import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/**
 * One page that needs nothing else: style, script and pictures are inside, and the page's own policy lets nothing else
 * in. Everything is readable without the script; it filters, switches the theme and copies links.
 */
@Component
final class HtmlRenderer implements ReportRenderer {

    private static final String STYLE = resource("report.css");
    private static final String SCRIPT = resource("report.js");
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; script-src 'sha256-" + digest(SCRIPT) + "'; img-src data:; base-uri 'none'; form-action 'none'";

    @Override
    public String format() {
        return "html";
    }

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public String mediaType() {
        return "text/html; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        Html html = new Html();
        html.safe("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        head(html, report);
        html.open("body").line();
        Marks.define(html);
        html.open("a", "class", "skip", "href", "#findings")
                .text("Skip to the findings")
                .end();
        new Opening(html).write(report);
        html.open("main").line();
        new NarrativeSection(html).write(report);
        new ChangesSection(html).write(report);
        new ActionsSection(html).write(report);
        new FindingsSection(html).write(report);
        new SpendSection(html).write(report);
        new RepositorySection(html).write(report);
        new ClosingSections(html).write(report);
        html.end();
        html.open("script").safe(SCRIPT).end();
        html.end().end();
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void head(Html html, Report report) {
        html.open("head").line();
        html.empty("meta", "charset", "utf-8").line();
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY)
                .line();
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        html.empty("meta", "name", "referrer", "content", "no-referrer").line();
        html.empty("meta", "name", "color-scheme", "content", "light dark").line();
        html.element(
                        "title",
                        report.title() + " \u00b7 "
                                + Words.date(report.generated().toInstant(), report.generated()))
                .line();
        html.open("style").safe(STYLE).end();
        html.end();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is not packaged");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
